import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import type { ResponseType } from '@microsoft/microsoft-graph-types';

const useStyles = makeStyles({
  mark: { fontSize: '16px', flexShrink: 0, alignSelf: 'center', display: 'flex' },
  accepted: { color: tokens.colorStatusSuccessForeground1 },
  tentative: { color: tokens.colorStatusWarningForeground1 },
  declined: { color: tokens.colorStatusDangerForeground1 },
  none: { color: tokens.colorNeutralForeground3 },
});

type Maybe<T> = T | null | undefined;

export const responseWords: Partial<Record<ResponseType, string>> = {
  organizer: 'Organiser',
  accepted: 'Accepted',
  tentativelyAccepted: 'Tentative',
  declined: 'Declined',
};

export const responseWord = (response: Maybe<ResponseType>): string =>
  (response && responseWords[response]) || 'No answer yet';

export function ResponseMark({ response }: { response: Maybe<ResponseType> }) {
  const styles = useStyles();
  if (response === 'organizer') return null;
  const word = responseWord(response);
  const [icon, tone] =
    response === 'accepted'
      ? [<CheckmarkCircleFilled key="a" title={word} />, styles.accepted]
      : response === 'tentativelyAccepted'
        ? [<QuestionCircleFilled key="t" title={word} />, styles.tentative]
        : response === 'declined'
          ? [<DismissCircleFilled key="d" title={word} />, styles.declined]
          : [<CircleRegular key="n" title={word} />, styles.none];
  return <span className={`${styles.mark} ${tone}`}>{icon}</span>;
}
