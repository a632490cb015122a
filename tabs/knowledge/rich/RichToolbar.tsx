import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CodeRegular } from '@fluentui/react-icons/svg/code';
import { CodeBlockRegular } from '@fluentui/react-icons/svg/code-block';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { TableDeleteColumnRegular } from '@fluentui/react-icons/svg/table-delete-column';
import { TableDeleteRowRegular } from '@fluentui/react-icons/svg/table-delete-row';
import { TableDismissRegular } from '@fluentui/react-icons/svg/table-dismiss';
import { TableStackBelowRegular } from '@fluentui/react-icons/svg/table-stack-below';
import { TableStackRightRegular } from '@fluentui/react-icons/svg/table-stack-right';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import { TextBoldRegular } from '@fluentui/react-icons/svg/text-bold';
import { TextBulletListLtrRegular } from '@fluentui/react-icons/svg/text-bullet-list-ltr';
import { TextHeader2LinesRegular } from '@fluentui/react-icons/svg/text-header-2-lines';
import { TextHeader3LinesRegular } from '@fluentui/react-icons/svg/text-header-3-lines';
import { TextItalicRegular } from '@fluentui/react-icons/svg/text-italic';
import { TextNumberListLtrRegular } from '@fluentui/react-icons/svg/text-number-list-ltr';
import { TextQuoteRegular } from '@fluentui/react-icons/svg/text-quote';
import { TextStrikethroughRegular } from '@fluentui/react-icons/svg/text-strikethrough';
import { EDITOR } from '../texts.ts';
import { useToolbar } from '../use-toolbar.ts';
import type { RichCommand, RichState } from './rich.ts';
import { RICH_COMMANDS } from './texts.ts';

const ICONS = {
  undo: ArrowUndoRegular,
  redo: ArrowRedoRegular,
  heading2: TextHeader2LinesRegular,
  heading3: TextHeader3LinesRegular,
  bold: TextBoldRegular,
  italic: TextItalicRegular,
  strike: TextStrikethroughRegular,
  code: CodeRegular,
  link: LinkRegular,
  quote: TextQuoteRegular,
  bullets: TextBulletListLtrRegular,
  numbers: TextNumberListLtrRegular,
  checks: TaskListLtrRegular,
  codeBlock: CodeBlockRegular,
  divider: SubtractRegular,
  table: TableRegular,
  rowBelow: TableStackBelowRegular,
  columnAfter: TableStackRightRegular,
  dropRow: TableDeleteRowRegular,
  dropColumn: TableDeleteColumnRegular,
  dropTable: TableDismissRegular,
} as const;

type Name = RichCommand | 'link';

const WORDS: readonly (readonly Name[])[] = [
  ['heading2', 'heading3'],
  ['bold', 'italic', 'strike', 'code', 'link'],
  ['bullets', 'numbers', 'checks', 'quote'],
];
const THINGS: readonly Name[] = ['table', 'divider', 'codeBlock'];
const TABLE: readonly Name[] = ['rowBelow', 'columnAfter', 'dropRow', 'dropColumn', 'dropTable'];

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '2px' },
  first: { marginInlineStart: '8px', '@media (max-width: 480px)': { marginInlineStart: 0 } },
  button: { minWidth: '32px', maxWidth: '32px', height: '32px', padding: 0 },
  pressed: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    color: tokens.colorBrandForeground1,
    boxShadow: `inset 0 -2px 0 ${tokens.colorBrandStroke1}`,
  },
});

interface Props {
  readonly controls: string | undefined;
  readonly state: RichState;
  readonly disabled?: boolean;
  readonly onCommand: (name: RichCommand) => void;
  readonly onLink: () => void;
}

const UNDO_KEYS = ['undo', 'redo'] as const;

/** The toolbar is one tab stop; the arrow keys move between its buttons. */
export function RichToolbar({ controls, state, disabled = false, onCommand, onLink }: Props) {
  const styles = useStyles();
  const groups = [UNDO_KEYS, ...WORDS, state.inTable ? TABLE : THINGS];
  const names = groups.flat();
  const toolbar = useToolbar(names.length);

  const firsts = new Set(groups.slice(1).map(([name]) => name));
  return (
    <div
      role="toolbar"
      aria-label={EDITOR.toolbar}
      aria-controls={controls}
      className={styles.root}
      onKeyDown={toolbar.onKeyDown}
    >
      {names.map((name, at) => {
        const Icon = ICONS[name];
        const { label, keys, aria } = RICH_COMMANDS[name];
        const pressed = name === 'link' ? state.link !== null : state.pressed.includes(name);
        const idle = (name === 'undo' && !state.canUndo) || (name === 'redo' && !state.canRedo);
        const isToggle =
          !UNDO_KEYS.some((one) => one === name) && !TABLE.includes(name) && name !== 'divider';
        return (
          <Button
            key={name}
            appearance="subtle"
            className={mergeClasses(
              styles.button,
              firsts.has(name) && styles.first,
              pressed && styles.pressed,
            )}
            icon={<Icon />}
            aria-label={label}
            aria-keyshortcuts={aria}
            aria-pressed={isToggle ? pressed : undefined}
            title={keys ? `${label} (${keys})` : label}
            tabIndex={toolbar.tabIndexOf(at)}
            disabledFocusable={disabled || idle}
            // The text keeps its focus and selection when the mouse presses a button.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              toolbar.onPress(at);
              if (name === 'link') onLink();
              else onCommand(name);
            }}
          />
        );
      })}
    </div>
  );
}
