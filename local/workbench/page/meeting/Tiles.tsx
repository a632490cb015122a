import { Avatar, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { MicOffFilled } from '@fluentui/react-icons/svg/mic-off';
import type { Person, Room } from '../api.ts';

const gap = tokens.spacingHorizontalS;

const useStyles = makeStyles({
  grid: {
    flex: 1,
    minHeight: 0,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    alignContent: 'stretch',
    gap,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  strip: {
    flex: '0 0 92px',
    display: 'flex',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowX: 'auto',
  },
  tile: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: 0,
    minHeight: 0,
    boxSizing: 'border-box',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  filmed: {
    backgroundImage: `linear-gradient(160deg, ${tokens.colorNeutralBackground1}, ${tokens.colorBrandBackground2})`,
  },
  small: { flex: '0 0 148px' },
  name: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalS,
    bottom: tokens.spacingVerticalS,
    maxWidth: 'calc(100% - 16px)',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

interface TilesProps {
  present: Room['people'];
  people: Person[];
  me: string;
  /** a row beside what is shared */
  strip: boolean;
}

/** Nobody is filmed: a face is an avatar before a soft background. */
export function Tiles({ present, people, me, strip }: TilesProps) {
  const styles = useStyles();
  const columns = Math.ceil(Math.sqrt(Math.max(1, present.length)));
  const rows = Math.ceil(present.length / columns);
  const share = (parts: number) => `calc((100% - ${parts - 1} * ${gap}) / ${parts})`;
  const size = strip ? undefined : { width: share(columns), height: share(rows), flex: 'none' };
  // Oneself comes last, as in Teams.
  const order = [...present].sort((a, b) => Number(a.personId === me) - Number(b.personId === me));
  return (
    <ul className={strip ? styles.strip : styles.grid} aria-label="In the meeting">
      {order.map(({ personId, camera, microphone }) => {
        const person = people.find((one) => one.id === personId);
        const name = person?.displayName ?? 'Guest';
        return (
          <li
            key={personId}
            className={mergeClasses(styles.tile, camera && styles.filmed, strip && styles.small)}
            style={size}
          >
            <Avatar
              name={name}
              color="colorful"
              size={strip ? 48 : present.length > 4 ? 72 : 128}
              aria-hidden
            />
            <span className={styles.name}>
              <Text size={200} className={styles.line}>
                {personId === me ? 'You' : name}
              </Text>
              {!microphone && <MicOffFilled title="Microphone off" />}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
