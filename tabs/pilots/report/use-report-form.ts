import { useState } from 'react';
import type { PilotPage } from '../../../domain/pilots/contract.ts';
import { type ReportForm, reportForm } from '../../../domain/pilots/report.ts';
import { DraftKeeper } from '../../drafts/draft-keeper.ts';
import type { DraftState } from '../../drafts/draft-state.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useDraftKeeper } from '../../drafts/use-draft-keeper.ts';
import { useHost } from '../../host/use-host.ts';
import { changed, firstForm } from './form.ts';
import { type Kept, keptOf, REPORT_DRAFT, reportRecords, reportServer } from './report-draft.ts';

type ReportKeeper = DraftKeeper<ReportForm, Kept, Kept>;

/** A report that is being written or corrected. */
export interface Writing {
  readonly form: ReportForm;
  readonly set: (change: Partial<ReportForm>) => void;
  /** The version on the server that it stands in; '' for none. */
  readonly version: () => string;
  /** Once it is published. */
  readonly forget: () => void;
  /** How the server keeps it; null where only this browser does. */
  readonly kept: { readonly keeper: ReportKeeper; readonly now: DraftState<ReportForm, Kept> } | null;
}

/** A first report: kept in the browser at once, and on the server after a pause. */
export function useFirstReport(page: PilotPage): Writing {
  const { personId } = useHost();
  const { communityId, id: pilotId } = page.pilot;
  const [records] = useState(() => reportRecords(personId));
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        kind: REPORT_DRAFT,
        records,
        id: pilotId,
        start: keptOf(page).form,
        server: reportServer({ communityId, pilotId }, page),
      }),
  );
  const now = useDraftKeeper(keeper, 'existing');
  return {
    form: now.draft,
    set: (change) => keeper.change(changed(keeper.state().draft, change)),
    version: () => keeper.version() ?? '',
    forget: () => records.remove(pilotId),
    kept: { keeper, now },
  };
}

/** A correction of a published report: kept in the browser alone, as the server keeps no other form beside a report. */
export function useCorrection(page: PilotPage): Writing {
  const { personId } = useHost();
  const { id: pilotId } = page.pilot;
  const [records] = useState(() => reportRecords(personId));
  const draft = useDraft(
    `correct-report.${pilotId}.${page.reports[0]?.version ?? 0}`,
    reportForm,
    // Words that were typed before somebody else published a report are not lost to theirs.
    () => records.get(pilotId)?.draft ?? page.reportForm?.form ?? firstForm(page),
  );
  return {
    form: draft.value,
    set: (change) => draft.set((before) => changed(before, change)),
    version: () => page.reportForm?.etag ?? '',
    forget: () => {
      draft.forget();
      records.remove(pilotId);
    },
    kept: null,
  };
}
