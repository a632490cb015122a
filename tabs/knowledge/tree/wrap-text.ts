let context: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

function widthOf(text: string, font: string): number {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (context && context.font !== font) context.font = font;
  const width = context?.measureText(text).width ?? text.length * 8;
  if (widths.size > 20_000) widths.clear();
  widths.set(key, width);
  return width;
}

/** A text in lines of a width, as SVG does not break them by itself. A word that is wider is broken. */
export function wrapText(text: string, width: number, font: string): string[] {
  const blank = widthOf(' ', font);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const next = () => {
    if (line !== '') lines.push(line);
    line = '';
    used = 0;
  };
  for (const word of text.trim().split(/\s+/)) {
    const wide = widthOf(word, font);
    if (line !== '' && used + blank + wide <= width) {
      line += ` ${word}`;
      used += blank + wide;
      continue;
    }
    next();
    if (wide <= width) {
      line = word;
      used = wide;
      continue;
    }
    for (const sign of word) {
      const more = widthOf(sign, font);
      if (used + more > width) next();
      line += sign;
      used += more;
    }
  }
  next();
  return lines;
}
