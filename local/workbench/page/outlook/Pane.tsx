import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState } from 'react';
import {
  type Answer,
  type Failure,
  type ItemStart,
  isOffice,
  type Request,
  type Told,
} from '../../office/protocol.ts';
import { useSettledAhead } from '../clock.ts';
import { useDesk } from '../host/desk.ts';
import { surround } from '../host/surroundings.ts';
import { answerBridge } from './bridge.ts';
import { Dialogs } from './dialogs.ts';
import { officeIsServed } from './worker.ts';

const useStyles = makeStyles({
  pane: {
    width: '320px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    minHeight: '44px',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    paddingInlineStart: tokens.spacingHorizontalM,
    paddingInlineEnd: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  frame: { border: 'none', flex: 1, width: '100%', backgroundColor: tokens.colorNeutralBackground1 },
});

/** The calls of the item that is shown beside the pane; each rejects with a `Failure`. */
export type ItemCalls = (call: string, args: unknown[]) => Promise<unknown>;

interface Props {
  path: string;
  item: ItemStart;
  calls: ItemCalls;
  onClose: () => void;
}

/** Outlook's task pane with the add-in's page; another kind of Outlook, or another time, loads it anew. */
export function Pane(props: Props) {
  const { outlook } = useDesk().settings;
  const ahead = useSettledAhead();
  return <LivePane key={`${outlook}|${ahead}`} {...props} />;
}

/** The host of the page's office.js. */
function LivePane({ path, item, calls, onClose }: Props) {
  const styles = useStyles();
  const desk = useDesk();
  const frame = useRef<HTMLIFrameElement>(null);
  const [served, setServed] = useState(false);
  const latest = useRef({ desk, item, calls });
  const [asked, setAsked] = useState<{ answer: (allowed: boolean) => void }>();
  useEffect(() => {
    latest.current = { desk, item, calls };
  });
  useEffect(() => {
    void officeIsServed().then(() => setServed(true));
  }, []);

  useEffect(() => {
    const dialogs = new Dialogs({
      allow: () =>
        new Promise((resolve) =>
          setAsked({
            answer: (allowed) => {
              setAsked(undefined);
              resolve(allowed);
            },
          }),
        ),
      nested: () => latest.current.desk.settings.outlook === 'newer',
      offline: () => latest.current.desk.settings.network === 'off',
      tell: (told: Told) => frame.current?.contentWindow?.postMessage(told, location.origin),
    });
    const receive = ({ source, data }: MessageEvent) => {
      const win = frame.current?.contentWindow;
      if (!win || source !== win || !isOffice(data)) return;
      const request = data as Request;
      const answer = (more: Omit<Answer, 'office' | 'id'>) =>
        win.postMessage({ office: 'answer', id: request.id, ...more }, location.origin);
      answerOf(request).then(
        (value) => answer({ value }),
        (failure: Failure | Error) =>
          answer({
            failure:
              failure instanceof Error
                ? { code: 5001, name: 'InternalError', message: failure.message }
                : failure,
          }),
      );
    };
    async function answerOf(request: Request): Promise<unknown> {
      const { desk, item, calls } = latest.current;
      if (request.office === 'start') {
        const { person, settings } = desk;
        return {
          user: {
            displayName: person.displayName,
            emailAddress: person.mail,
            timeZone: person.timeZone,
          },
          language: 'en-GB',
          theme: settings.theme,
          nested: settings.outlook === 'newer',
          item,
        };
      }
      if (request.office === 'bridge') return answerBridge(request.message, desk);
      if (request.office === 'open') return desk.openLink(request.url);
      if (request.office === 'dialog.open') return dialogs.open(request);
      if (request.office === 'dialog.close') return dialogs.close(request.dialog);
      return calls(request.call, request.args);
    }
    addEventListener('message', receive);
    return () => {
      removeEventListener('message', receive);
      dialogs.end();
    };
  }, []);

  const { theme } = desk.settings;
  useEffect(() => {
    frame.current?.contentWindow?.postMessage({ office: 'theme', theme }, location.origin);
  }, [theme]);

  const surroundFrame = () =>
    surround(
      frame.current?.contentWindow,
      desk.person.timeZone,
      'desktop',
      () => latest.current.desk.settings.network,
    );
  return (
    <aside className={styles.pane} aria-label={`${desk.app.name} pane`}>
      <div className={styles.bar}>
        <Text weight="semibold">{desk.app.name}</Text>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close the pane" onClick={onClose} />
      </div>
      {served && (
        <iframe
          ref={(element) => {
            frame.current = element;
            surroundFrame();
          }}
          className={styles.frame}
          src={path}
          title={desk.app.name}
          data-frame-context="taskPane"
          onLoad={surroundFrame}
        />
      )}
      <Dialog open={asked !== undefined} modalType="alert">
        <DialogSurface>
          <DialogBody>
            <DialogContent>{desk.app.name} wants to open a new window.</DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={() => asked?.answer(true)}>
                Allow
              </Button>
              <Button onClick={() => asked?.answer(false)}>Ignore</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </aside>
  );
}
