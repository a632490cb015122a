import { type Collected, FileCollector } from './files.ts';

/** The text files among those that a person chose: single files, a folder, or one zip. */
export async function readChosen(chosen: readonly File[]): Promise<Collected> {
  const [only] = chosen;
  if (only && chosen.length === 1 && /\.zip$/i.test(only.name))
    return (await import('./read-zip.ts')).readZip(only, only.name);
  const collector = new FileCollector();
  for (const file of chosen) {
    if (collector.isFull) break;
    const path = collector.admit(file.webkitRelativePath || file.name, file.size);
    if (path === null) continue;
    try {
      collector.add(path, new Uint8Array(await file.arrayBuffer()));
    } catch {
      // Moved or deleted since it was chosen.
      collector.pass(path, 'unreadable');
    }
  }
  return collector.collected(null);
}
