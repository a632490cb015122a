import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { openCharter } from '../../../domain/charter/contract.ts';
import { openCommunity } from '../../../domain/community/contract.ts';
import { type Artifact, artifactType } from '../../../domain/knowledge/artifact.ts';
import { agendaOf, charterOf, readTemplate } from '../../../domain/knowledge/types/template.ts';
import { useData } from '../../api/use-data.ts';
import { Select } from '../../components/Select.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TypeOptions } from '../options.tsx';
import { TEMPLATE } from './texts.ts';

const useStyles = makeStyles({
  choices: { display: 'grid', gap: '4px', margin: 0, padding: 0, border: 0, minWidth: 0 },
  choice: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '0 10px',
    alignItems: 'baseline',
    padding: '8px 0',
    cursor: 'pointer',
    ':has(input:disabled)': { cursor: 'default', color: tokens.colorNeutralForegroundDisabled },
  },
  radio: { accentColor: tokens.colorCompoundBrandBackground, margin: 0, width: '16px', height: '16px' },
  why: { gridColumn: 2, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  type: { display: 'flex', alignItems: 'center', gap: '8px', paddingInlineStart: '26px' },
});

type Made = 'artifact' | 'agenda' | 'charter';

interface Props {
  readonly communityId: string;
  readonly artifact: Artifact;
  readonly body: string;
  readonly onClose: () => void;
}

/** Asks what is to be made from a template, and opens the page on which it is made. */
export default function UseTemplateSheet({ communityId, artifact, body, onClose }: Props) {
  const styles = useStyles();
  const id = useId();
  const [, go] = useLocation();
  const about = useData(openCommunity, { params: { communityId } });
  const charter = useData(openCharter, { params: { communityId } });
  const [made, setMade] = useState<Made>('artifact');
  const [type, setType] = useState<Artifact['type']>('case note');
  const { blanks } = readTemplate(body);
  const agenda = agendaOf(body);
  const may = about.data?.abilities;
  const writes = may?.writeKnowledge === 'yes';
  const plans = may?.planSessions === 'yes';
  const proposes = charter.data?.abilities.propose === 'yes';
  const choices: readonly (readonly [Made, string, boolean, string])[] = [
    [
      'artifact',
      TEMPLATE.artifact,
      writes,
      writes || !may ? TEMPLATE.artifactWhy(blanks.length) : TEMPLATE.notYours,
    ],
    [
      'agenda',
      TEMPLATE.agenda,
      plans && agenda.length > 0,
      agenda.length === 0
        ? TEMPLATE.noAgenda
        : plans || !may
          ? TEMPLATE.agendaWhy(agenda.map(({ title }) => title))
          : TEMPLATE.notYours,
    ],
    [
      'charter',
      TEMPLATE.charter,
      proposes && charterOf(body) !== null,
      charterOf(body) === null
        ? TEMPLATE.noCharter
        : charter.data?.proposal
          ? TEMPLATE.proposalOpen
          : proposes || !charter.data
            ? TEMPLATE.charterWhy
            : TEMPLATE.notYours,
    ],
  ];
  const chosen = choices.find(([name]) => name === made);
  function begin() {
    if (!chosen?.[2]) return;
    const from = new URLSearchParams({ template: artifact.id });
    if (made === 'artifact') from.set('as', type);
    const page = { artifact: 'knowledge/new', agenda: 'plan', charter: 'charter/propose' }[made];
    go(`/communities/${communityId}/${page}?${from}`);
  }
  return (
    <Sheet
      title={TEMPLATE.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{TEMPLATE.cancel}</Button>
          <Button appearance="primary" disabledFocusable={!chosen?.[2]} onClick={begin}>
            {TEMPLATE.go}
          </Button>
        </>
      }
    >
      <fieldset className={styles.choices} aria-label={TEMPLATE.title}>
        {choices.map(([name, label, possible, why]) => (
          <div key={name}>
            <label className={styles.choice}>
              <input
                type="radio"
                name={id}
                className={styles.radio}
                disabled={!possible}
                checked={made === name}
                onChange={() => setMade(name)}
                aria-describedby={`${id}-${name}`}
              />
              <span>{label}</span>
              <span id={`${id}-${name}`} className={styles.why}>
                {why}
              </span>
            </label>
            {name === 'artifact' && made === 'artifact' && (
              <div className={styles.type}>
                <span id={`${id}-type`}>{TEMPLATE.type}</span>
                <Select
                  aria-labelledby={`${id}-type`}
                  value={type}
                  onChange={(event) => setType(artifactType.parse(event.target.value))}
                >
                  <TypeOptions />
                </Select>
              </div>
            )}
          </div>
        ))}
      </fieldset>
    </Sheet>
  );
}
