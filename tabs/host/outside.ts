/** Hosts on phones load the page at the top and answer through this object instead of a parent window. */
interface NativeWindow {
  readonly nativeInterface?: unknown;
}

/** Whether nobody is there to answer: a plain browser tab. A pop-up has an opener, a frame has a parent. */
export function isOutside(page: Window & NativeWindow = window): boolean {
  return page.parent === page && !page.opener && page.nativeInterface === undefined;
}
