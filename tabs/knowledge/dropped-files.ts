/** The files of what was dropped on a page, those within folders too. Call it before the first `await`. */
export async function droppedFiles(items: DataTransferItemList): Promise<File[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const files: File[] = [];
  for (const entry of entries) await collect(entry, '', files);
  return files;
}

const LEVELS_MAX = 20;
/** One more than are looked at, so that it can be said that there are more. */
const FILES_MAX = 10_001;

async function collect(entry: FileSystemEntry, within: string, files: File[], level = 0): Promise<void> {
  if (files.length >= FILES_MAX || level > LEVELS_MAX) return;
  const path = within ? `${within}/${entry.name}` : entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    ).catch(() => null);
    if (!file) return;
    // A dropped file does not say which folder it was in, unlike one of a folder that was chosen.
    if (within) Object.defineProperty(file, 'webkitRelativePath', { value: path });
    files.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A folder is told a hundred entries at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    ).catch(() => []);
    if (some.length === 0) return;
    for (const one of some) await collect(one, path, files, level + 1);
  }
}
