import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { Person } from '../api.ts';
import type { FrameSpec } from '../host/context.ts';
import type { Desk, DialogEnd, DialogRequest, PeopleRequest, ShareRequest } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';

const useStyles = makeStyles({
  surface: { padding: 0, overflow: 'hidden', maxWidth: '96vw' },
  stage: { width: '94vw', height: '90vh', maxHeight: '90vh' },
  body: { display: 'flex', flexDirection: 'column', height: '100%', gap: 0, maxHeight: 'none' },
  title: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase400,
  },
  content: { flex: 1, display: 'flex', minHeight: 0, padding: 0, overflow: 'hidden' },
});

interface Size {
  width?: unknown;
  height?: unknown;
}

type Open =
  | { kind: 'people'; request: PeopleRequest; end: (people: Person[] | undefined) => void }
  | { kind: 'share'; request: ShareRequest; end: (place: string | undefined) => void }
  | { kind: 'dialog'; request: DialogRequest; opener: FrameSpec; end: (end: DialogEnd) => void }
  | { kind: 'stage'; request: { title: string; url: string }; opener: FrameSpec; end: () => void };

export interface DialogsState {
  open: Open | undefined;
  close(): void;
  desk: Pick<Desk, 'pickPeople' | 'shareLink' | 'showDialog' | 'showStageView'>;
}

export function useDialogs(): DialogsState {
  const [open, setOpen] = useState<Open>();
  const [desk] = useState<DialogsState['desk']>(() => ({
    pickPeople: (request) => new Promise((end) => setOpen({ kind: 'people', request, end })),
    shareLink: (request) => new Promise((end) => setOpen({ kind: 'share', request, end })),
    showDialog: (request, opener) => new Promise((end) => setOpen({ kind: 'dialog', request, opener, end })),
    showStageView: (request, opener) =>
      new Promise((end) => setOpen({ kind: 'stage', request, opener, end })),
  }));
  return { open, close: () => setOpen(undefined), desk };
}

export function Dialogs({ state: { open, close } }: { state: DialogsState }) {
  const styles = useStyles();
  const [size, setSize] = useState<Size>({});
  if (!open) return null;

  if (open.kind === 'people') {
    const end = (people: Person[] | undefined) => {
      close();
      open.end(people);
    };
    return <PeopleDialog request={open.request} onEnd={end} />;
  }

  if (open.kind === 'share') {
    const end = (place: string | undefined) => {
      close();
      open.end(place);
    };
    return <ShareDialog request={open.request} onEnd={end} />;
  }

  const end = (submitted: boolean, result?: unknown) => {
    close();
    setSize({});
    if (open.kind === 'dialog') open.end({ submitted, result });
    else open.end();
  };
  const { opener, request } = open;
  const spec: FrameSpec = {
    ...opener,
    frameContext: open.kind === 'dialog' ? 'task' : 'content',
    url: request.url,
    title: request.title || opener.title,
  };
  const wanted: Size =
    open.kind === 'dialog' ? { width: open.request.width, height: open.request.height, ...size } : {};
  return (
    <Dialog open onOpenChange={() => end(false)}>
      <DialogSurface
        className={open.kind === 'dialog' ? styles.surface : `${styles.surface} ${styles.stage}`}
        style={open.kind === 'dialog' ? { width: pixels(wanted.width) } : undefined}
      >
        <DialogBody className={styles.body}>
          <DialogTitle
            className={styles.title}
            action={
              <Button
                appearance="subtle"
                aria-label="Close"
                icon={<DismissRegular />}
                onClick={() => end(false)}
              />
            }
          >
            {spec.title}
          </DialogTitle>
          <DialogContent
            className={styles.content}
            style={open.kind === 'dialog' ? { height: pixels(wanted.height) } : undefined}
          >
            <HostFrame
              spec={spec}
              listener={{ submitted: (result) => end(true, result), resized: setSize }}
            />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const pixels = (value: unknown): string | undefined => (typeof value === 'number' ? `${value}px` : undefined);
