import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ItemStart } from '../../office/protocol.ts';
import { useDesk } from '../host/desk.ts';
import { AppIcon } from '../shell/AppIcon.tsx';
import { type ItemCalls, Pane } from './Pane.tsx';

const useStyles = makeStyles({
  root: { flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' },
  ribbon: {
    minHeight: '44px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  beside: { flex: 1, minWidth: 0, minHeight: 0, display: 'flex' },
});

interface Props {
  /** Of the ribbon, as the manifest names it. */
  context: string;
  item: ItemStart;
  calls: ItemCalls;
  /** What else stands in the ribbon. */
  tools?: ReactNode;
  children: ReactNode;
}

/** An item of Outlook under its ribbon, with the add-in's pane beside it once its button was pressed. */
export function AddIn({ context, item, calls, tools, children }: Props) {
  const styles = useStyles();
  const { app } = useDesk();
  const [open, setOpen] = useState(false);
  const button = app.ribbon.find((one) => one.context === context);
  return (
    <div className={styles.root}>
      <div className={styles.ribbon} role="toolbar" aria-label="Ribbon">
        {tools}
        {button && (
          <Button
            appearance={open ? 'outline' : 'subtle'}
            icon={<AppIcon size={20} />}
            aria-pressed={open}
            onClick={() => setOpen(!open)}
          >
            {button.label}
          </Button>
        )}
      </div>
      <div className={styles.beside}>
        {children}
        {open && button && (
          <Pane path={button.path} item={item} calls={calls} onClose={() => setOpen(false)} />
        )}
      </div>
    </div>
  );
}
