/**
 * What `makeStyles({ … })` becomes in a build: its CSS goes into the document behind Fluent's, once, and every slot has
 * one class. See styles-ahead.ts.
 */
export function sheet<Slot extends string>(
  css: string,
  classes: Readonly<Record<Slot, string>>,
): () => Readonly<Record<Slot, string>> {
  let adopted = false;
  return () => {
    if (!adopted) {
      adopted = true;
      const made = new CSSStyleSheet();
      made.replaceSync(css);
      document.adoptedStyleSheets.push(made);
    }
    return classes;
  };
}
