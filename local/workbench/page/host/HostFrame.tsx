import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TabConfig } from '../api.ts';
import { useSettledAhead } from '../clock.ts';
import { shown } from '../phone/back.ts';
import type { Device } from '../place.ts';
import { addressOf, contextOf, type FrameSpec } from './context.ts';
import { useDesk } from './desk.ts';
import { type FrameListener, Host } from './host.ts';
import { useKeyboard } from './keyboard.ts';
import { tellNetwork } from './network.ts';
import { surround } from './surroundings.ts';

const useStyles = makeStyles({
  fill: { position: 'relative', flex: 1, minWidth: 0, minHeight: 0, display: 'flex' },
  frame: {
    border: 'none',
    flex: 1,
    width: '100%',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  /** A phone's: what its keyboard leaves free. */
  phone: { flexDirection: 'column', overflowX: 'hidden', overflowY: 'auto' },
  hidden: { display: 'none' },
  trouble: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  slow: {
    position: 'absolute',
    insetInline: 0,
    bottom: 0,
    padding: tokens.spacingVerticalS,
    textAlign: 'center',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

export interface HostFrameProps {
  spec: FrameSpec;
  /** A frame that is not shown is asked to unload: kept when the app can be, gone otherwise. */
  visible?: boolean;
  listener?: FrameListener;
  config?: TabConfig | undefined;
  /** for what has to talk to the app, such as Save in a configuration dialog */
  hostRef?: { current: Host | undefined };
}

/** Frames a page of the app and is the host for its teams-js. */
export function HostFrame({ visible = true, ...props }: HostFrameProps) {
  const { device } = useDesk().settings;
  const [kept, setKept] = useState(visible);
  const [attempt, setAttempt] = useState(0);
  if (visible && !kept) setKept(true);
  if (!kept) return null;
  const { spec } = props;
  // Another place in the app is another load of the frame, as in Teams.
  const key = [attempt, device, spec.url, spec.entityId, spec.subPage, spec.chatId].join('|');
  return (
    <LiveFrame
      key={key}
      {...props}
      visible={visible}
      onGone={() => setKept(false)}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}

type LiveFrameProps = HostFrameProps & { visible: boolean; onGone: () => void; onRetry: () => void };

function LiveFrame({ spec, visible, listener, config, hostRef, onGone, onRetry }: LiveFrameProps) {
  const styles = useStyles();
  const desk = useDesk();
  const iframe = useRef<HTMLIFrameElement>(null);
  const [frame] = useState(() => ({ id: crypto.randomUUID(), clicked: Date.now() }));
  const [failure, setFailure] = useState<string>();
  const [slow, setSlow] = useState(false);
  const context = contextOf(spec, { ...desk, ...desk.settings }, frame);
  const [src] = useState(() => addressOf(spec.url, context));

  const latest = useRef({ spec, context, desk, listener, config });
  useLayoutEffect(() => {
    latest.current = { spec, context, desk, listener, config };
  });

  const [surroundFrame] = useState(() => () => {
    const { desk } = latest.current;
    const { device } = desk.settings;
    surround(
      iframe.current?.contentWindow,
      desk.person.timeZone,
      device,
      () => latest.current.desk.settings.network,
    );
  });
  useLayoutEffect(surroundFrame, [surroundFrame]);

  const host = useMemo(
    () =>
      new Host({
        window: () => iframe.current?.contentWindow ?? null,
        origin: location.origin,
        spec: () => latest.current.spec,
        context: () => latest.current.context,
        desk: () => latest.current.desk,
        config: () => latest.current.config,
        listener: () => ({
          ...latest.current.listener,
          initialised: () => {
            setSlow(false);
            surroundFrame();
          },
          ready: () => {
            setFailure(undefined);
            latest.current.listener?.ready?.();
          },
          failed: setFailure,
        }),
      }),
    [surroundFrame],
  );

  // Before the frame can say anything: teams-js introduces itself once, and nobody would have heard it.
  useLayoutEffect(() => {
    const receive = (event: MessageEvent) => host.receive(event);
    addEventListener('message', receive);
    if (hostRef) hostRef.current = host;
    return () => removeEventListener('message', receive);
  }, [host, hostRef]);

  const { theme, network, device } = desk.settings;
  const box = useRef<HTMLDivElement>(null);
  const covered = useCovered(box, device);
  const shownTheme = useRef(theme);
  useEffect(() => {
    if (shownTheme.current === theme) return;
    shownTheme.current = theme;
    host.send('themeChange', [theme]);
  }, [host, theme]);

  const shownNetwork = useRef(network);
  useEffect(() => {
    const win = iframe.current?.contentWindow;
    if (win) tellNetwork(win, shownNetwork.current, network);
    shownNetwork.current = network;
  }, [network]);

  // What the app shows is of before the clock was moved; it is loaded where it is.
  const ahead = useSettledAhead();
  const shownAhead = useRef(ahead);
  useEffect(() => {
    if (shownAhead.current === ahead) return;
    shownAhead.current = ahead;
    iframe.current?.contentWindow?.location.reload();
  }, [ahead]);

  useEffect(() => (visible ? shown(host) : undefined), [host, visible]);

  const wasVisible = useRef(visible);
  useEffect(() => {
    if (wasVisible.current === visible) return;
    wasVisible.current = visible;
    if (visible) host.send('load', [{ entityId: spec.entityId, contentUrl: src }]);
    else {
      void host.suspend().then((keep) => {
        if (!keep && !wasVisible.current) onGone();
      });
    }
  }, [host, visible, onGone, spec.entityId, src]);

  useEffect(() => {
    const timer = setTimeout(() => setSlow(!host.initialised), 8000);
    return () => clearTimeout(timer);
  }, [host]);

  return (
    <div
      ref={box}
      className={mergeClasses(styles.fill, device !== 'desktop' && styles.phone, !visible && styles.hidden)}
    >
      <iframe
        ref={iframe}
        style={covered}
        className={styles.frame}
        src={src}
        title={spec.title}
        name="embedded-page-container"
        data-frame-context={spec.frameContext}
        onLoad={surroundFrame}
        allow="clipboard-read; clipboard-write"
      />
      {failure !== undefined && (
        <div className={styles.trouble} role="alert">
          <Text weight="semibold">There was a problem reaching this app</Text>
          {failure && <Text>{failure}</Text>}
          <Button onClick={onRetry}>Try again</Button>
        </div>
      )}
      {slow && (
        <Text className={styles.slow} role="status" size={200}>
          The app has not called app.initialize() yet.
        </Text>
      )}
    </div>
  );
}

/**
 * How a frame stands in its box while the phone's keyboard is up. On Android it shrinks with the box; on iOS it keeps
 * its height, the box shows a part of it, and it is larger where the letters of the field are small.
 */
function useCovered(box: { current: HTMLElement | null }, device: Device): CSSProperties | undefined {
  const keyboard = useKeyboard();
  const free = useRef(0);
  const up = keyboard !== null;
  useLayoutEffect(() => {
    const element = box.current;
    if (device !== 'ios' || up || !element) return;
    const watching = new ResizeObserver(() => {
      free.current = element.clientHeight;
    });
    watching.observe(element);
    return () => watching.disconnect();
  }, [box, device, up]);
  if (device !== 'ios' || !keyboard) return undefined;
  return {
    flex: 'none',
    height: free.current,
    ...(keyboard.zoom > 1 && { transform: `scale(${keyboard.zoom})`, transformOrigin: '0 0' }),
  };
}
