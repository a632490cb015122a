import { makeStyles } from '@fluentui/react-components';
import { LinkBar } from './LinkBar.tsx';
import { RichToolbar } from './RichToolbar.tsx';
import type { Rich, RichState } from './rich.ts';

const useStyles = makeStyles({
  // In one line on a phone, which is pushed aside by a finger or by the arrow keys.
  tools: {
    '@media (max-width: 640px)': {
      overflowX: 'auto',
      scrollbarWidth: 'none',
      padding: '2px',
      '& [role=toolbar]': { flexWrap: 'nowrap', width: 'max-content' },
    },
  },
});

/** The field that was entered last. */
export interface Focused {
  readonly id: string;
  readonly rich: () => Rich | null;
}

interface Props {
  readonly focused: Focused | null;
  readonly state: RichState;
  readonly linking: boolean;
  readonly onLinking: (linking: boolean) => void;
}

/** The toolbar of several fields, which acts on one of them. */
export default function FieldTools({ focused, state, linking, onLinking }: Props) {
  const styles = useStyles();
  const rich = () => focused?.rich() ?? null;
  return (
    <>
      <div className={styles.tools}>
        <RichToolbar
          controls={focused?.id}
          state={state}
          disabled={!focused}
          onCommand={(name) => rich()?.run(name)}
          onLink={() => onLinking(true)}
        />
      </div>
      {linking && (
        <LinkBar
          link={state.link}
          onLink={(href) => {
            if (rich()?.link(href) === false) return false;
            onLinking(false);
            return true;
          }}
          onClose={() => {
            onLinking(false);
            rich()?.focus();
          }}
        />
      )}
    </>
  );
}
