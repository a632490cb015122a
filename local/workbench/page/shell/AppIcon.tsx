import { tokens } from '@fluentui/react-components';
import { useDesk } from '../host/desk.ts';

/** The icon of the manifest, or until there is one the arched hall in two strokes. */
export function AppIcon({ size }: { size: number }) {
  const { app } = useDesk();
  if (app.hasIcon) return <img src="/workbench/api/icon" width={size} height={size} alt="" />;
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="5" fill={tokens.colorBrandBackground} />
      <g fill="none" stroke={tokens.colorNeutralForegroundOnBrand} strokeWidth="1.8" strokeLinecap="round">
        <path d="M5.5 18.5V12a6.5 6.5 0 0 1 13 0v6.5" />
        <path d="M9.5 18.5V13a2.5 2.5 0 0 1 5 0v5.5" />
      </g>
    </svg>
  );
}
