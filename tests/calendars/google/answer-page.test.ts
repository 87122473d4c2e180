import { expect, test } from 'vitest';
import { answerPage } from '../../../src-main/calendars/google/answer-page.ts';

test('no text becomes markup', () => {
  const page = answerPage({ heading: '<script>alert(1)</script>', text: `"x" & 'y' <img src=x>` });
  expect(page).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>');
  expect(page).toContain('<p>&quot;x&quot; &amp; &#39;y&#39; &lt;img src=x&gt;</p>');
  expect(page).not.toMatch(/<script|<img/);
});
