let held: readonly File[] = [];

/** Keeps files that were dropped on another page until the page that imports them is open. */
export function holdFiles(files: readonly File[]): void {
  held = files;
}

export function takeFiles(): readonly File[] {
  const files = held;
  held = [];
  return files;
}
