import { Button, makeStyles, mergeClasses, Text, Tooltip, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { FrameSpec } from '../host/context.ts';
import { useDesk } from '../host/desk.ts';
import { HostFrame } from '../host/HostFrame.tsx';
import { change, narrowest, widest } from '../place.ts';

const useStyles = makeStyles({
  hidden: { display: 'none' },
  edge: {
    width: '5px',
    cursor: 'col-resize',
    touchAction: 'none',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorBrandStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  panel: {
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    flexShrink: 0,
  },
  head: {
    minHeight: '44px',
    display: 'flex',
    alignItems: 'center',
    paddingInlineStart: tokens.spacingHorizontalM,
    paddingInlineEnd: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flex: 1, fontWeight: tokens.fontWeightSemibold },
  /** On a phone the app covers the call. */
  whole: { position: 'absolute', inset: 0, zIndex: 1 },
  dragged: { pointerEvents: 'none' },
});

/** The app beside the call, 280 to 320 px wide as in Teams; on a phone it takes the call's place. */
export function SidePanel({ spec, open, onClose }: { spec: FrameSpec; open: boolean; onClose: () => void }) {
  const styles = useStyles();
  const { app, settings } = useDesk();
  const [dragging, setDragging] = useState(false);
  const { width, device } = settings;
  const phone = device !== 'desktop';
  const resize = (to: number) => change({ width: Math.min(widest, Math.max(narrowest, Math.round(to))) });
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is not a rule */}
      <div
        className={mergeClasses(styles.edge, (!open || phone) && styles.hidden)}
        role="separator"
        aria-label="Width of the side panel"
        aria-orientation="vertical"
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        aria-valuenow={width}
        tabIndex={0}
        onKeyDown={({ key }) => {
          if (key === 'ArrowLeft') resize(width + 8);
          if (key === 'ArrowRight') resize(width - 8);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
        }}
        onPointerMove={(event) => {
          if (dragging) resize(event.currentTarget.getBoundingClientRect().right - event.clientX + width);
        }}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
      />
      <aside
        className={mergeClasses(
          styles.panel,
          phone && styles.whole,
          !open && styles.hidden,
          dragging && styles.dragged,
        )}
        style={phone ? undefined : { width }}
        aria-label={`${app.name} beside the call`}
      >
        <div className={mergeClasses(styles.head, phone && styles.hidden)}>
          <Text className={styles.name}>{app.name}</Text>
          <Tooltip content="Close" relationship="label">
            <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
          </Tooltip>
        </div>
        <HostFrame spec={spec} visible={open} />
      </aside>
    </>
  );
}
