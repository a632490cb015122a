import { type DragEvent, useState } from 'react';
import { droppedFiles } from './dropped-files.ts';

/** Files dragged onto a part of the page: whether they are over it, and what to spread on its element. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer.items).then((files) => files.length > 0 && onFiles(files));
    },
  };
  return { over, handlers };
}
