import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { localHour } from './local-hour.ts';
import { COMPONENTS } from './texts.ts';

const useTones = makeStyles({
  0: { backgroundColor: tokens.colorPaletteSteelBackground2, color: tokens.colorPaletteSteelForeground2 },
  1: { backgroundColor: tokens.colorPaletteForestBackground2, color: tokens.colorPaletteForestForeground2 },
  2: { backgroundColor: tokens.colorPaletteGrapeBackground2, color: tokens.colorPaletteGrapeForeground2 },
  3: { backgroundColor: tokens.colorPaletteBrassBackground2, color: tokens.colorPaletteBrassForeground2 },
  4: { backgroundColor: tokens.colorPaletteTealBackground2, color: tokens.colorPaletteTealForeground2 },
  5: { backgroundColor: tokens.colorPaletteMagentaBackground2, color: tokens.colorPaletteMagentaForeground2 },
});

const useStyles = makeStyles({
  face: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '10px',
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '1',
    // A border, because forced colours remove backgrounds.
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  person: { display: 'inline-flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function initials(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, '')
    .trim()
    .split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

const SHADES = [0, 1, 2, 3, 4, 5] as const;

function shadeOf(id: string): (typeof SHADES)[number] {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 997;
  return SHADES[sum % SHADES.length] ?? 0;
}

/** A person's initials in a circle; decoration beside their name, so hidden from screen readers. */
export function Face({ person, className }: { person: PersonRef; className?: string }) {
  const styles = useStyles();
  const tones = useTones();
  return (
    <span
      aria-hidden
      title={person.name}
      className={mergeClasses(styles.face, tones[shadeOf(person.id)], className)}
    >
      {initials(person.name)}
    </span>
  );
}

interface Props {
  /** null: the author left their name off. */
  readonly person: PersonRef | null;
  /** Their zone, where it is known: shows their local hour when it is outside 8–18 at `at`. */
  readonly zone?: string | null;
  readonly at?: string;
  readonly face?: boolean;
}

/** A person: face, name, and their local time where it is outside 8–18. */
export function PersonName({ person, zone = null, at, face = true }: Props) {
  const styles = useStyles();
  if (!person) return <span className={styles.quiet}>{COMPONENTS.noName}</span>;
  const hour = zone ? localHour(zone, at) : null;
  return (
    <span className={styles.person}>
      {face && <Face person={person} />}
      <span>
        {person.name}
        {hour?.unkind && (
          <span className={styles.quiet} title={zone ?? ''}>
            {' '}
            {hour.said}
          </span>
        )}
      </span>
    </span>
  );
}
