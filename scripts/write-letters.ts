import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeLetter } from '#libs/booking';
import { exampleLetters, inGerman } from '#test/rules/example-letters';

/** Writes a mail of each kind in both languages into a folder, to be looked at in a browser. */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('say into which folder');
await mkdir(folder, { recursive: true });
for (const [name, letter] of Object.entries(exampleLetters)) {
  for (const [language, one] of Object.entries({ en: letter, de: inGerman(letter) })) {
    const { subject, text, html, calendar } = writeLetter(one);
    await writeFile(join(folder, `${name}.${language}.html`), html);
    await writeFile(join(folder, `${name}.${language}.txt`), `Subject: ${subject}\n\n${text}`);
    if (calendar) await writeFile(join(folder, `${name}.${language}.ics`), calendar.file);
  }
}
