import { makeStyles, tokens } from '@fluentui/react-components';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { SESSIONS } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
});

/** That an item's time is over: a sign and a word, never a colour alone. */
export function Over({ minutes }: { minutes: number }) {
  return (
    <span className={useStyles().root}>
      <HourglassRegular aria-hidden />
      {SESSIONS.over(minutes)}
    </span>
  );
}
