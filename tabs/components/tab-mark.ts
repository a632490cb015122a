import { tokens } from '@fluentui/react-components';

/** How the chosen one of several tabs or places is marked, over a box that is positioned. */
export const tabMark = (insetInline: string, bottom: string | 0) =>
  ({
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      insetInline,
      bottom,
      // A border, so that it is seen in forced colours.
      borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`,
    },
  }) as const;
