import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import * as z from 'zod/mini';
import { role as aRole, type ImportRow, importRow, type Role } from '../../domain/community/community.ts';
import { importMembers, openCommunity } from '../../domain/community/contract.ts';
import { openWelcomeMail } from '../../domain/community/welcome.ts';
import { ApiProblem, call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { fieldError } from '../app/refusals.ts';
import type { Page } from '../app/routes.ts';
import { useAction } from '../app/use-action.ts';
import { textOf } from '../components/file-text.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { ImportDone } from './ImportDone.tsx';
import { ImportResult } from './ImportResult.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { IMPORT } from './texts.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    marginBottom: '32px',
    maxWidth: '640px',
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Textarea, & select': { minWidth: 0, maxWidth: '100%' },
  },
  list: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px' },
  file: { display: 'none' },
});

const list = z.object({ csv: z.string(), role: aRole });
const rowsNow = z.object({ rows: z.array(importRow) });

/** What a check found, and for which list. */
interface Checked {
  readonly csv: string;
  readonly rows: readonly ImportRow[];
}

function Import({ communityId, name }: { communityId: string; name: string }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const params = { communityId };
  // Asked for meanwhile, so that telling by mail is not offered late, once the list was checked.
  useData(openWelcomeMail, { params });
  const draft = useDraft(`import.${communityId}`, list, () => ({ csv: '', role: 'member' as const }));
  const { csv, role } = draft.value;
  const file = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [leaveOut, setLeaveOut] = useState<ReadonlySet<number>>(new Set());
  const [done, setDone] = useState<{ imported: number; leftOut: readonly ImportRow[] } | null>(null);

  const check = useAction(async (operation) => {
    const given = draft.latest().csv;
    const { rows } = await call(importMembers, {
      params,
      body: { csv: given, role, commit: false, leaveOut: [] },
      operation,
    });
    setLeaveOut(new Set());
    setChecked({ csv: given, rows });
  });
  const join = useAction(
    async (operation, what: Checked, without: ReadonlySet<number>, as: Role, tell: boolean) => {
      try {
        const { imported } = await call(importMembers, {
          params,
          body: { csv: what.csv, role: as, commit: true, leaveOut: [...without], tell },
          operation,
        });
        setDone({ imported, leftOut: what.rows.filter(({ line }) => without.has(line)) });
        draft.startOver({ csv: '', role: as });
      } catch (problem) {
        // Somebody joined, or was renamed, between the check and now: these are the rows as they are.
        const now = problem instanceof ApiProblem ? rowsNow.safeParse(problem.current) : null;
        if (now?.success) setChecked({ csv: what.csv, rows: now.data.rows });
        throw problem;
      }
    },
  );

  if (done) {
    return (
      <ImportDone
        community={name}
        imported={done.imported}
        leftOut={done.leftOut}
        onPeople={() => go(`/communities/${communityId}/people`)}
        onMore={() => {
          setDone(null);
          setChecked(null);
        }}
      />
    );
  }
  function take(text: string) {
    setMissing(null);
    check.clear();
    draft.set((before) => ({ ...before, csv: text }));
  }
  async function takeFile(chosen: File | undefined) {
    if (!chosen) return;
    try {
      const text = textOf(new Uint8Array(await chosen.arrayBuffer()));
      if (text === null) setMissing(IMPORT.fileBad);
      else take(text);
    } catch {
      setMissing(IMPORT.fileBad);
    }
  }
  const wrong = missing ?? fieldError(check.problem, 'csv');
  const fresh = checked !== null && checked.csv === csv;
  return (
    <>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (csv.trim()) void check.run();
          else setMissing(IMPORT.csvMissing);
        }}
      >
        <Field
          label={IMPORT.csv}
          hint={IMPORT.csvHint}
          validationState={wrong ? 'error' : 'none'}
          {...(wrong && { validationMessage: wrong })}
        >
          <Textarea
            className={styles.list}
            resize="vertical"
            rows={8}
            spellCheck={false}
            placeholder={IMPORT.example}
            value={csv}
            onChange={(_, { value }) => take(value)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              const [dropped] = event.dataTransfer.files;
              if (!dropped) return;
              event.preventDefault();
              void takeFile(dropped);
            }}
          />
        </Field>
        <div className={styles.row}>
          <input
            ref={file}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            className={styles.file}
            aria-label={IMPORT.file}
            tabIndex={-1}
            onChange={(event) => {
              void takeFile(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button onClick={() => file.current?.click()}>{IMPORT.file}</Button>
          <Field label={IMPORT.role}>
            {(control) => (
              <RoleSelect
                {...control}
                role={role}
                onRole={(to) => draft.set((before) => ({ ...before, role: to }))}
              />
            )}
          </Field>
          <Button type="submit" appearance={fresh ? 'secondary' : 'primary'} disabledFocusable={check.busy}>
            {check.busy ? IMPORT.checking : checked ? IMPORT.checkAgain : IMPORT.check}
          </Button>
        </div>
        {check.problem !== null && !fieldError(check.problem, 'csv') && (
          <Problem slim problem={check.problem} onRetry={() => void check.again()} />
        )}
      </form>
      {checked && (
        <ImportResult
          communityId={communityId}
          rows={checked.rows}
          role={role}
          stale={!fresh}
          leaveOut={leaveOut}
          onLeaveOut={setLeaveOut}
          busy={join.busy}
          problem={join.problem}
          onRetry={() => void join.again()}
          onImport={(tell) => void join.run(checked, leaveOut, role, tell)}
        />
      )}
    </>
  );
}

/** Many people at once: pasted or from a file, seen row by row, and then all of them or nobody. */
const ImportPage: Page = ({ params }) => {
  const styles = useStyles();
  const communityId = params.communityId ?? '';
  const { data, error, reload } = useData(openCommunity, { params: { communityId } });
  if (!data) {
    if (error) return <Problem problem={error} onRetry={reload} />;
    return <SkeletonRows rows={6} />;
  }
  const runs = data.abilities.runCommunity === 'yes';
  return (
    <>
      <PageHead title={IMPORT.title}>
        <p className={styles.why}>{IMPORT.why}</p>
      </PageHead>
      {runs ? (
        <Import key={communityId} communityId={communityId} name={data.community.name} />
      ) : (
        <Problem problem={new ApiProblem({ code: 'role-may-not', status: 403, correlationId: '' })} />
      )}
    </>
  );
};
export default ImportPage;
