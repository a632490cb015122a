import { keepReport, openPilot, type PilotPage } from '../../../domain/pilots/contract.ts';
import { type ReportForm, reportForm, saysTheSame } from '../../../domain/pilots/report.ts';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { loadRefusalTexts } from '../../api/refusals.ts';
import { browserStore } from '../../drafts/browser-store.ts';
import { type DraftKind, type DraftServer, storedDraft } from '../../drafts/draft-kind.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';
import { firstForm } from './form.ts';

/** What the server keeps of a report that is being written; '' as its version where nothing is kept. */
export interface Kept {
  readonly form: ReportForm;
  readonly etag: string;
}

/** What is kept, or what a report begins with where nothing is. */
export const keptOf = (page: Pick<PilotPage, 'reportForm' | 'reports' | 'pilot'>): Kept => ({
  form: page.reportForm?.form ?? firstForm(page),
  etag: page.reportForm?.etag ?? '',
});

export const REPORT_DRAFT: DraftKind<ReportForm, Kept, Kept> = {
  schema: reportForm,
  same: saysTheSame,
  problemsOf(form) {
    const read = reportForm.safeParse(form);
    return read.success
      ? []
      : read.error.issues.map(({ path, message }) => ({ field: path.join('.'), expected: message }));
  },
  draftOf: ({ form }) => form,
  etagOf: ({ etag }) => etag,
  savedBy: () => null,
  pageWith: (saved) => saved,
};

/** What is kept in the browser until the server has it, by the pilot. */
export const reportRecords = (personId: string) =>
  recordsOf(browserStore, prefixOf('report', personId), storedDraft(reportForm));

interface Place {
  readonly communityId: string;
  readonly pilotId: string;
}

/** `first`: what is known already, so that opening asks nothing. */
export function reportServer(params: Place, first: PilotPage): DraftServer<ReportForm, Kept, Kept> {
  let known: PilotPage | null = first;
  async function keep(form: ReportForm, upon: string, operation: string): Promise<Kept> {
    const body = { form, upon: upon || null };
    const { kept, etag } = await call(keepReport, { params, body, operation });
    if (!kept) {
      await loadRefusalTexts();
      throw new ApiProblem({ code: 'pilot-over', status: 409, correlationId: '' });
    }
    return { form, etag: etag ?? '' };
  }
  return {
    async open() {
      const told = known ?? (await call(openPilot, { params }));
      known = null;
      return keptOf(told);
    },
    create: (form, operation) => keep(form, '', operation),
    revise: keep,
    discard: async (etag, operation) => {
      await keep(firstForm(), etag, operation);
      return null;
    },
  };
}
