import { tokens } from '@fluentui/react-components';

/** The browser's own fields in the looks of Fluent's, which weigh as much as the rest of a form. */
export const FIELD_LOOK = {
  width: '100%',
  font: 'inherit',
  color: tokens.colorNeutralForeground1,
  backgroundColor: tokens.colorNeutralBackground1,
  border: `1px solid ${tokens.colorNeutralStroke1}`,
  borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  borderRadius: tokens.borderRadiusMedium,
} as const;
