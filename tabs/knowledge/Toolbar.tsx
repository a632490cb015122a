import { Button, makeStyles } from '@fluentui/react-components';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import { TextBoldRegular } from '@fluentui/react-icons/svg/text-bold';
import { TextBulletListLtrRegular } from '@fluentui/react-icons/svg/text-bullet-list-ltr';
import { TextHeader2LinesRegular } from '@fluentui/react-icons/svg/text-header-2-lines';
import type { KeyboardEvent } from 'react';
import type { Command } from './markdown-edit.ts';
import { COMMANDS, EDITOR } from './texts.ts';
import { useToolbar } from './use-toolbar.ts';

const ICONS = {
  heading: TextHeader2LinesRegular,
  bold: TextBoldRegular,
  list: TextBulletListLtrRegular,
  checklist: TaskListLtrRegular,
  link: LinkRegular,
} as const;

const NAMES = ['heading', 'bold', 'list', 'checklist', 'link'] as const;

const useStyles = makeStyles({ root: { display: 'flex', gap: '2px' } });

/** The command a key asks for, if any. */
export function commandFor(event: KeyboardEvent): Command | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (!event.shiftKey) return event.key.toLowerCase() === 'b' ? 'bold' : null;
  // By the key's place for the digits, as Shift makes other characters of them.
  if (event.code === 'Digit8') return 'list';
  if (event.code === 'Digit9') return 'checklist';
  return ({ h: 'heading', l: 'link' } as const)[event.key.toLowerCase() as 'h'] ?? null;
}

interface Props {
  readonly controls: string;
  readonly disabled: boolean;
  readonly onCommand: (name: Command) => void;
}

/** The toolbar is one tab stop; the arrow keys move between its buttons. */
export function Toolbar({ controls, disabled, onCommand }: Props) {
  const styles = useStyles();
  const toolbar = useToolbar(NAMES.length);
  return (
    <div
      role="toolbar"
      aria-label={EDITOR.toolbar}
      aria-controls={controls}
      className={styles.root}
      onKeyDown={toolbar.onKeyDown}
    >
      {NAMES.map((name, at) => {
        const Icon = ICONS[name];
        const { label, keys, aria } = COMMANDS[name];
        return (
          <Button
            key={name}
            appearance="subtle"
            icon={<Icon />}
            aria-label={label}
            aria-keyshortcuts={aria}
            title={`${label} (${keys})`}
            tabIndex={toolbar.tabIndexOf(at)}
            disabledFocusable={disabled}
            // The text keeps its focus and selection when the mouse presses a button.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              toolbar.onPress(at);
              onCommand(name);
            }}
          />
        );
      })}
    </div>
  );
}
