import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from '../../tabs/components/Markdown.tsx';
import { quoted } from '../../tabs/outlook/case-note.ts';

/** The words of a passage as the draft shows them, and the elements that it is made of. */
function shown(passage: string) {
  const html = renderToStaticMarkup(<Markdown>{quoted([passage])}</Markdown>);
  const page = html.replace(/<br\/?>/g, '\n');
  const words = page
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return {
    words: words.trim().replace(/\n+/g, '\n'),
    elements: page.match(/<(h\d|hr|li|code|table|em|a)\b/g) ?? [],
  };
}

test.each([
  'Agenda\n=====',
  'Agenda\n-----',
  'A &copy; B &amp; C &#65;',
  '* one\n1. two\n2) three\n+ four',
  '| a |\n|---|\n| b |',
  '~~~\n`code`',
  '<b>bold</b> *em* [x](https://example.org)',
])('what is marked of a message is kept as it was: %j', (passage) => {
  expect(shown(passage).words).toBe(passage);
  expect(shown(passage).elements.filter((name) => name !== '<a')).toEqual([]);
});
