import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { TabConfig } from '../api.ts';
import type { FrameSpec } from '../host/context.ts';
import { useDesk } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import type { Host } from '../host/host.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '640px', width: '96vw' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    height: '420px',
    padding: 0,
  },
});

interface ConfigureTabProps {
  spec: FrameSpec;
  config: TabConfig | undefined;
  onSaved: (config: TabConfig) => Promise<void>;
  onRemove: () => Promise<void>;
  onCancel: () => void;
}

/** Adding a tab or changing its settings: the app's page decides when Save may be pressed and what is saved. */
export function ConfigureTab({ spec, config, onSaved, onRemove, onCancel }: ConfigureTabProps) {
  const styles = useStyles();
  const { app } = useDesk();
  const host = useRef<Host | undefined>(undefined);
  const [valid, setValid] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();
  const given = useRef<TabConfig | undefined>(undefined);

  const ended = (failure: string | undefined) => {
    const saved = given.current;
    if (failure === undefined && saved) {
      void onSaved(saved);
      return;
    }
    setSaving(false);
    setProblem(
      failure ?? 'The app saved without saying what to show: pages.config.setConfig was not called.',
    );
  };

  return (
    <Dialog open onOpenChange={onCancel}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>
            {config ? `${app.name}: tab settings` : `Add ${app.name} to this channel`}
          </DialogTitle>
          <DialogContent className={styles.content}>
            {problem && (
              <MessageBar intent="error">
                <MessageBarBody>{problem}</MessageBarBody>
              </MessageBar>
            )}
            <HostFrame
              spec={spec}
              hostRef={host}
              config={config}
              listener={{
                validity: setValid,
                configured: (chosen) => {
                  given.current = chosen;
                },
                saved: ended,
              }}
            />
          </DialogContent>
          <DialogActions>
            {config && (
              <Button appearance="subtle" onClick={() => void onRemove()}>
                Remove tab
              </Button>
            )}
            <Button onClick={onCancel}>Cancel</Button>
            <Button
              appearance="primary"
              disabled={!valid || saving}
              onClick={() => {
                setSaving(true);
                setProblem(undefined);
                host.current?.send('settings.save', [{}]);
              }}
            >
              Save
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
