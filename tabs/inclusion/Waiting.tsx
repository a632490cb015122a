import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { listJoining, setDiscoverable, withdrawProposal } from '../../domain/inclusion/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Row, Rows, Section } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { JoiningRow } from './JoiningRow.tsx';
import { JOINING } from './joining-texts.ts';

const useStyles = makeStyles({
  label: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '0 8px',
    minHeight: '32px',
    paddingBlock: '8px',
    boxSizing: 'border-box',
  },
  box: { width: '16px', height: '16px', margin: '2px 0 0', accentColor: tokens.colorCompoundBrandBackground },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly communityId: string;
  /** Whether the reader runs the community. */
  readonly runs: boolean;
}

/** Who asks to join and who is proposed: for organisers to answer, for others whom they have proposed. */
export default function Waiting({ communityId, runs }: Props) {
  const styles = useStyles();
  const { data, error, reload, patch } = useData(listJoining, { params: { communityId } });
  const withdraw = useAction((operation, personId: string) =>
    call(withdrawProposal, { params: { communityId, personId }, operation }).then(() =>
      toast(JOINING.withdrawn),
    ),
  );
  const open = useAction(async (operation, discoverable: boolean) => {
    patch((before) => ({ ...before, discoverable }));
    try {
      await call(setDiscoverable, { params: { communityId }, body: { discoverable }, operation });
    } catch (problem) {
      patch((before) => ({ ...before, discoverable: !discoverable }));
      throw problem;
    }
  });
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : null;
  const { requests, proposals, discoverable } = data;
  if (!runs && proposals.length === 0) return null;
  return (
    <Section title={JOINING.title} aside={requests.length + proposals.length || null}>
      <Rows>
        {requests.map((one) => (
          <JoiningRow key={one.person.id} {...one} communityId={communityId} kind="request">
            {JOINING.asks}
          </JoiningRow>
        ))}
        {proposals.map((one) =>
          runs ? (
            <JoiningRow key={one.person.id} {...one} communityId={communityId} kind="proposal">
              {JOINING.proposedBy(one.by.name)}
            </JoiningRow>
          ) : (
            <Row
              key={one.person.id}
              sign={<Face person={one.person} />}
              end={
                <Button
                  size="small"
                  appearance="subtle"
                  aria-label={JOINING.withdrawOf(one.person.name)}
                  disabledFocusable={withdraw.busy}
                  onClick={() => void withdraw.run(one.person.id)}
                >
                  {JOINING.withdraw}
                </Button>
              }
            >
              {one.person.name} {JOINING.byMe}
              {one.word && `: “${one.word}”`}
            </Row>
          ),
        )}
      </Rows>
      {runs && (
        <label className={styles.label}>
          <input
            type="checkbox"
            className={styles.box}
            checked={discoverable}
            onChange={({ target }) => void open.run(target.checked)}
          />
          <span>
            {JOINING.discoverable}. <span className={styles.quiet}>{JOINING.discoverableWhat}</span>
          </span>
        </label>
      )}
      {[open, withdraw].map(
        ({ problem, again }, index) =>
          problem !== null && (
            // biome-ignore lint/suspicious/noArrayIndexKey: there are always these two
            <Problem key={index} slim problem={problem} onRetry={() => void again()} />
          ),
      )}
    </Section>
  );
}
