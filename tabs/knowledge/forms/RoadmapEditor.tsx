import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { inTime, readRoadmap, type Stage, stateOf } from '../../../domain/knowledge/types/roadmap.ts';
import { toast } from '../../app/toasts.tsx';
import { dayHere, LAST_DATE } from '../../components/dates.ts';
import { FormOrText } from '../FormOrText.tsx';
import type { TypeEditorProps } from '../types.ts';
import { RowTools } from './RowTools.tsx';
import { newRow, readRows, type StageRow, writeRows } from './roadmap-form.ts';
import { SectionField } from './SectionField.tsx';
import { ROADMAP } from './texts.ts';
import { useFocus } from './use-focus.ts';
import { useModel } from './use-model.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '24px', maxWidth: '960px' },
  words: { maxWidth: '720px' },
  stages: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  stage: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.2fr) 160px minmax(0, 1fr) auto',
    gap: '8px',
    alignItems: 'end',
    padding: '12px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '& .fui-Input, & .fui-Textarea': { minWidth: 0, width: '100%' },
    '& input': { minWidth: 0, width: '100%' },
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  whole: { gridColumn: '1 / -1' },
  tools: {
    '@media (max-width: 720px)': { gridColumn: 2, gridRow: 1 },
  },
  narrow: { '@media (max-width: 720px)': { gridColumn: '1 / -1' } },
  said: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

/** A roadmap stage by stage. */
export default function RoadmapEditor({ body, onChange, text }: TypeEditorProps) {
  const { beyond, others } = readRoadmap(body);
  return (
    <FormOrText
      beyond={beyond && ROADMAP.beyond[beyond](others)}
      text={text}
      form={() => <Form {...{ body, onChange }} />}
    />
  );
}

function Form({ body, onChange }: Pick<TypeEditorProps, 'body' | 'onChange'>) {
  const styles = useStyles();
  const { root, focus, hold } = useFocus();
  const { model, set } = useModel(body, readRows, writeRows, onChange);
  const { rows } = model;
  const setRows = (change: (rows: readonly StageRow[]) => readonly StageRow[]) =>
    set((now) => ({ ...now, rows: change(now.rows) }));
  const put = (key: string, change: Partial<Stage>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...change } : row)));

  function add() {
    const row = newRow();
    setRows((now) => [...now, row]);
    focus(`[data-stage="${row.key}"] input`);
  }
  function remove(row: StageRow) {
    const at = rows.indexOf(row);
    const near = rows[at + 1] ?? rows[at - 1];
    setRows((now) => now.filter(({ key }) => key !== row.key));
    focus(near ? `[data-stage="${near.key}"] input` : '[data-add]');
    if ((row.stage + row.outcome).trim())
      toast(ROADMAP.removed, { undo: () => setRows((now) => now.toSpliced(at, 0, row)) });
  }
  function move(at: number, by: 1 | -1) {
    hold();
    setRows((now) => {
      const row = now[at];
      return row ? now.toSpliced(at, 1).toSpliced(at + by, 0, row) : now;
    });
  }
  const ordered = inTime(rows);
  const jumbled = ordered.some((one, at) => one !== rows[at]);
  return (
    <div ref={root} className={styles.root}>
      <div className={styles.words}>
        <SectionField
          label={ROADMAP.before}
          hint={ROADMAP.beforeHint}
          value={model.before}
          onChange={(before) => set((now) => ({ ...now, before }))}
        />
      </div>
      <fieldset className={styles.stages}>
        <legend className={styles.legend}>{ROADMAP.stages}</legend>
        {rows.map((row, at) => {
          const number = at + 1;
          const unclear = stateOf(row, dayHere()) === 'unclear';
          return (
            <div key={row.key} data-stage={row.key} className={styles.stage}>
              <Field label={ROADMAP.stage}>
                <Input
                  aria-label={ROADMAP.numbered(ROADMAP.stage, number)}
                  placeholder={ROADMAP.stageHint}
                  value={row.stage}
                  onChange={(_, { value }) => put(row.key, { stage: value })}
                />
              </Field>
              <Field label={ROADMAP.date} className={styles.narrow}>
                <Input
                  type="date"
                  max={LAST_DATE}
                  aria-label={ROADMAP.numbered(ROADMAP.date, number)}
                  value={unclear ? '' : row.date}
                  onChange={(_, { value }) => put(row.key, { date: value })}
                />
              </Field>
              <Field label={ROADMAP.lead} className={styles.narrow}>
                <Input
                  aria-label={ROADMAP.numbered(ROADMAP.lead, number)}
                  value={row.lead}
                  onChange={(_, { value }) => put(row.key, { lead: value })}
                />
              </Field>
              <div className={styles.tools}>
                <RowTools
                  names={{
                    up: ROADMAP.up(number),
                    down: ROADMAP.down(number),
                    remove: ROADMAP.remove(number),
                  }}
                  first={at === 0}
                  last={at === rows.length - 1}
                  onMove={(by) => move(at, by)}
                  onRemove={() => remove(row)}
                />
              </div>
              {unclear && (
                <p role="status" className={`${styles.said} ${styles.whole}`}>
                  {ROADMAP.notADate(row.date)}
                </p>
              )}
              <Field label={ROADMAP.outcome} className={styles.whole}>
                <Textarea
                  rows={2}
                  resize="vertical"
                  aria-label={ROADMAP.numbered(ROADMAP.outcome, number)}
                  value={row.outcome}
                  onChange={(_, { value }) => put(row.key, { outcome: value.replaceAll('\n', ' ') })}
                />
              </Field>
            </div>
          );
        })}
        <div className={styles.foot}>
          <Button data-add="" icon={<AddRegular />} onClick={add}>
            {ROADMAP.add}
          </Button>
          {jumbled && (
            <Button appearance="subtle" onClick={() => setRows((now) => inTime(now))}>
              {ROADMAP.byDate}
            </Button>
          )}
        </div>
      </fieldset>
      <div className={styles.words}>
        <SectionField
          label={ROADMAP.after}
          hint={ROADMAP.afterHint}
          value={model.after}
          onChange={(after) => set((now) => ({ ...now, after }))}
        />
      </div>
    </div>
  );
}
