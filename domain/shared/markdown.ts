/** Markdown would read these characters, wherever they stand, or at the beginning of a line. */
const MARKS = /[\\`*_[\]<>#|~]/g;
const AT_START = /^(\s*)([-+=]|\d+[.)])/gm;

/** A text whose characters Markdown shows as they are; its lines stay lines. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(MARKS, '\\$&')
    .replace(/&(?=#|\w)/g, '\\&')
    .replace(AT_START, (_, blanks: string, mark: string) =>
      /^\d/.test(mark) ? `${blanks}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${blanks}\\${mark}`,
    );
}
