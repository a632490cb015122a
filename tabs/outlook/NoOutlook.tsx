import { EmptyState } from '../components/EmptyState.tsx';
import { OUTLOOK } from './texts.ts';

/** Where nobody frames the page, or Microsoft's script could not be loaded. */
export function NoOutlook() {
  return (
    <main>
      <EmptyState title={OUTLOOK.noOfficeTitle}>{OUTLOOK.noOffice}</EmptyState>
    </main>
  );
}
