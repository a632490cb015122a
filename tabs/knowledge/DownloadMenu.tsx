import { toast } from '../app/toasts.tsx';
import { MoreMenu } from '../components/MoreMenu.tsx';
import { useHost } from '../host/use-host.ts';
import { EXPORT } from '../synthesis/texts.ts';
import type { Shown } from './word/download.ts';

/** An artifact as a file: as Markdown, or as a Word document, which is made here once it is asked for. */
export default function DownloadMenu({ shown }: { shown: Shown }) {
  const { device } = useHost();
  if (device !== 'computer') return null;
  async function save(as: 'downloadMarkdown' | 'downloadWord'): Promise<void> {
    try {
      const files = await import('./word/download.ts');
      files[as](shown);
    } catch {
      toast(EXPORT.notMade);
    }
  }
  return (
    <MoreMenu
      label={EXPORT.menu}
      items={[
        { label: EXPORT.markdown, run: () => void save('downloadMarkdown') },
        { label: EXPORT.word, run: () => void save('downloadWord') },
      ]}
    />
  );
}
