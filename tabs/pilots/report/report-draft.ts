import { keepReport, openPilot, type PilotPage } from '../../../domain/pilots/contract.ts';
import { type ReportForm, reportForm } from '../../../domain/pilots/report.ts';
import { call } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { browserStore } from '../../drafts/browser-store.ts';
import { type DraftKind, type DraftServer, storedDraft } from '../../drafts/draft-kind.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';
import { firstForm, isSame } from './form.ts';

/** What the server keeps of a report that is being written. What it says is its version. */
export interface Kept {
  readonly form: ReportForm;
  readonly etag: string;
}

const versionOf = (form: ReportForm): Kept => ({ form, etag: JSON.stringify(form) });

/** What is kept, or what a report begins with where nothing is. */
export const keptOf = (page: Pick<PilotPage, 'reportForm' | 'reports'>): Kept =>
  versionOf(page.reportForm?.form ?? firstForm(page));

export const REPORT_DRAFT: DraftKind<ReportForm, Kept, Kept> = {
  schema: reportForm,
  same: isSame,
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
  async function keep(form: ReportForm, operation: string): Promise<Kept> {
    const { kept } = await call(keepReport, { params, body: { form }, operation });
    if (!kept) throw new ApiProblem({ code: 'pilot-over', status: 409, correlationId: '' });
    return versionOf(form);
  }
  return {
    async open() {
      const told = known ?? (await call(openPilot, { params }));
      known = null;
      return keptOf(told);
    },
    create: keep,
    revise: (form, _etag, operation) => keep(form, operation),
    discard: async (_etag, operation) => {
      await keep(firstForm({ reports: [] }), operation);
      return null;
    },
  };
}
