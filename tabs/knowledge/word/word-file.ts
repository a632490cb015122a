import { strToU8, zipSync } from 'fflate';
import type { ArtifactType } from '../../../domain/knowledge/artifact.ts';
import { saidOfTree } from '../tree/said-of-tree.ts';
import { paragraph, runs, wordBody } from './document.ts';
import { numberingXml, stylesXml } from './styles.ts';
import { DECLARATION, xml } from './xml.ts';

export interface WordSource {
  readonly title: string;
  readonly type: ArtifactType;
  /** What stands below the title: its type, its area, which revision it is. */
  readonly facts: string;
  readonly author: string;
  /** Such as `en-GB`. */
  readonly language: string;
  /** When this was written, in UTC. */
  readonly at: string;
  readonly body: string;
  readonly paper: 'A4' | 'Letter';
  readonly addressOf: (path: string) => string;
}

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const SAID: { readonly [Type in ArtifactType]?: typeof saidOfTree } = { 'decision tree': saidOfTree };
const PAPER = { A4: [11_906, 16_838], Letter: [12_240, 15_840] } as const;

const relationship = (id: string, type: string, target: string, external = false) =>
  `<Relationship Id="${id}" Type="${type}" Target="${xml(target)}"${external ? ' TargetMode="External"' : ''}/>`;
const relationships = (all: readonly string[]) =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;

/** An artifact as a Word document: real headings, lists and tables in Word's own styles, and links that are text. */
export function wordFile(source: WordSource): Uint8Array<ArrayBuffer> {
  const { title, type, facts, author, language, at, body, paper, addressOf } = source;
  const { paragraphs, lists, links } = wordBody(body, title, addressOf, SAID[type]);
  const [width, height] = PAPER[paper];
  const top = { list: null } as const;
  const text =
    `${DECLARATION}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}/relationships"><w:body>` +
    paragraph(runs(title, {}), { ...top, style: 'Title' }, title) +
    paragraph(runs(facts, {}), { ...top, style: 'Subtitle' }, facts) +
    paragraphs +
    `<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>` +
    '</w:body></w:document>';
  const files: Record<string, string> = {
    '[Content_Types].xml':
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      part('word/document.xml', `${MAIN}.document.main+xml`) +
      part('word/styles.xml', `${MAIN}.styles+xml`) +
      part('word/numbering.xml', `${MAIN}.numbering+xml`) +
      part('word/settings.xml', `${MAIN}.settings+xml`) +
      part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
      part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
      '</Types>',
    '_rels/.rels': relationships([
      relationship('main', `${OFFICE}/relationships/officeDocument`, 'word/document.xml'),
      relationship('core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      relationship('app', `${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'),
    ]),
    'docProps/core.xml':
      `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
      `<dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><dc:language>${xml(language)}</dc:language>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${xml(at.slice(0, 19))}Z</dcterms:created></cp:coreProperties>`,
    'docProps/app.xml': `${DECLARATION}<Properties xmlns="${OFFICE}/extended-properties"><Application>Guildhall</Application></Properties>`,
    'word/document.xml': text,
    'word/styles.xml': stylesXml(language),
    'word/numbering.xml': numberingXml(lists),
    'word/settings.xml':
      `${DECLARATION}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat>` +
      '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
    'word/_rels/document.xml.rels': relationships([
      relationship('styles', `${OFFICE}/relationships/styles`, 'styles.xml'),
      relationship('numbering', `${OFFICE}/relationships/numbering`, 'numbering.xml'),
      relationship('settings', `${OFFICE}/relationships/settings`, 'settings.xml'),
      ...[...links].map(([id, target]) =>
        relationship(id, `${OFFICE}/relationships/hyperlink`, target, true),
      ),
    ]),
  };
  // The same artifact gives the same file.
  const mtime = new Date('2000-01-01T00:00:00');
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, said]) => [name, strToU8(said)])), {
    mtime,
  });
}
