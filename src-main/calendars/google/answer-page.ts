import { spokenLanguage } from '../../../src-shared/words/words.ts';

/** The page the browser shows when the sign-in comes back: plain HTML, nothing loaded, nothing executed. */
export function answerPage({ heading, text }: { heading: string; text: string }): string {
  return `<!doctype html>
<html lang="${spokenLanguage()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(heading)} – Appointment Agent</title>
<style>
:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 2rem }
main { max-width: 34rem }
h1 { font-size: 1.5rem; margin: 0 0 0.5rem }
p { margin: 0 }
</style>
</head>
<body>
<main>
<h1>${escape(heading)}</h1>
<p>${escape(text)}</p>
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
