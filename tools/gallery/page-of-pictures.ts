import { Language } from '../../src-shared/words/language.ts';
import { fileOf, looks } from './looks.ts';

/** The page that shows all pictures, a row for each screen. Names are our own and need no escaping. */
export function pageOf(names: readonly string[]): string {
  const rows = names.map((name) => {
    const pictures = Language.options.flatMap((language) =>
      looks.map((look) => {
        const file = fileOf(name, language, look);
        const words = `${language}, ${look.theme}, ${look.width}×${look.height}`;
        return `<a href="${file}"><img src="${file}" alt="${name}, ${words}" loading="lazy"></a>`;
      }),
    );
    return `<h2 id="${name}"><a href="#${name}">${name}</a></h2>\n<p>${pictures.join('\n')}</p>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Gallery of Appointment Agent</title>
<style>
  body { margin: 24px; background: #888; font: 14px system-ui, sans-serif; }
  h2 a { color: inherit; text-decoration: none; }
  p { display: grid; grid-template-columns: repeat(${looks.length}, 1fr); gap: 12px; align-items: start; }
  img { width: 100%; }
</style>
<h1>Gallery of Appointment Agent</h1>
${rows.join('\n')}
</html>
`;
}
