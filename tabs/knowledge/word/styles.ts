import { DECLARATION, xml } from './xml.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface Style {
  readonly id: string;
  /** As Word calls its own: a template's style of this name takes its place. */
  readonly name: string;
  readonly based?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

const spaced = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;

const heading = (level: number, size: number, before: number): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  next: 'Normal',
  paragraph: `<w:keepNext/><w:keepLines/>${spaced(before, 80)}<w:outlineLvl w:val="${level - 1}"/>`,
  run: `<w:b/><w:bCs/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
});

const PARAGRAPHS: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'Subtitle',
    paragraph: `<w:keepNext/>${spaced(0, 80)}`,
    run: '<w:b/><w:bCs/><w:sz w:val="48"/><w:szCs w:val="48"/>',
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    next: 'Normal',
    paragraph: spaced(0, 320),
    run: '<w:color w:val="595959"/>',
  },
  heading(1, 32, 360),
  heading(2, 28, 280),
  heading(3, 24, 240),
  heading(4, 22, 200),
  heading(5, 22, 200),
  heading(6, 22, 200),
  {
    id: 'ListBullet',
    name: 'List Bullet',
    paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr><w:contextualSpacing/>',
  },
  {
    id: 'ListNumber',
    name: 'List Number',
    paragraph: '<w:numPr><w:numId w:val="2"/></w:numPr><w:contextualSpacing/>',
  },
  { id: 'ListContinue', name: 'List Continue', paragraph: '<w:ind w:left="360"/><w:contextualSpacing/>' },
  {
    id: 'Quote',
    name: 'Quote',
    next: 'Normal',
    paragraph: `${spaced(120, 120)}<w:ind w:left="432" w:right="432"/>`,
    run: '<w:i/><w:iCs/>',
  },
  {
    id: 'HTMLPreformatted',
    name: 'HTML Preformatted',
    paragraph: `${spaced(80, 80)}`,
    run: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="20"/><w:szCs w:val="20"/>',
  },
];

const CHARACTERS: readonly Style[] = [
  { id: 'Hyperlink', name: 'Hyperlink', run: '<w:color w:val="0563C1"/><w:u w:val="single"/>' },
  {
    id: 'HTMLCode',
    name: 'HTML Code',
    run: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
  },
];

const part = (name: string, inside = '') => (inside ? `<w:${name}>${inside}</w:${name}>` : '');

const paragraphStyle = ({ id, name, based = 'Normal', next, paragraph, run }: Style) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>` +
  `${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${part('pPr', paragraph)}${part('rPr', run)}</w:style>`;

const characterStyle = ({ id, name, run }: Style) =>
  `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/>${part('rPr', run)}</w:style>`;

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');

const TABLES = [
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>',
  '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>',
  '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>',
  `<w:tblPr><w:tblBorders>${EDGES}</w:tblBorders></w:tblPr></w:style>`,
].join('');

/** The styles, by the names of Word's own, so that a template of the reader's organisation changes how all of it looks. */
export function stylesXml(language: string): string {
  return (
    `${DECLARATION}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>` +
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>' +
    `<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${xml(language)}"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    PARAGRAPHS.map(paragraphStyle).join('') +
    CHARACTERS.map(characterStyle).join('') +
    `${TABLES}</w:styles>`
  );
}

/** Word's deepest level of a list. */
export const LEVELS = 9;
/** The lists that all others are made of. */
const BULLETS = 0;
export const NUMBERS = 1;
const OPEN = 2;
const DONE = 3;
/** Lists without numbers go on across the document: of each there is one. */
export const LIST_IDS = { bullets: 1, numbers: 2, open: 3, done: 4 } as const;
export const FIRST_OWN_LIST = 5;

/** A numbered list of its own, which begins at `start` at its level. */
export interface OwnList {
  readonly id: number;
  readonly level: number;
  readonly start: number;
}

const SIGNS = ['•', '◦', '▪'];

function level(at: number, format: string, text: string): string {
  const left = 360 * (at + 1);
  return (
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>` +
    `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="360"/></w:pPr></w:lvl>`
  );
}

const list = (id: number, format: string, text: (at: number) => string) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>` +
  `${Array.from({ length: LEVELS }, (_, at) => level(at, format, text(at))).join('')}</w:abstractNum>`;

const instance = (id: number, of: number, inside = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inside}</w:num>`;

export function numberingXml(own: readonly OwnList[]): string {
  return (
    `${DECLARATION}<w:numbering ${W}>` +
    list(BULLETS, 'bullet', (at) => SIGNS[at % SIGNS.length] ?? '•') +
    list(NUMBERS, 'decimal', (at) => `%${at + 1}.`) +
    list(OPEN, 'bullet', () => '☐') +
    list(DONE, 'bullet', () => '☑') +
    instance(LIST_IDS.bullets, BULLETS) +
    instance(LIST_IDS.numbers, NUMBERS) +
    instance(LIST_IDS.open, OPEN) +
    instance(LIST_IDS.done, DONE) +
    own
      .map(({ id, level: at, start }) =>
        instance(
          id,
          NUMBERS,
          `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
        ),
      )
      .join('') +
    '</w:numbering>'
  );
}
