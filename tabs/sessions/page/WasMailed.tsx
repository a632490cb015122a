import { openSummaryMail } from '../../../domain/sessions/summary-mail.ts';
import { useData } from '../../api/use-data.ts';
import { sayMoment } from '../../components/dates.ts';
import type { Place } from '../live/session-client.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

/** That the summary of a reopened session is in people's mailboxes as it was. */
export default function WasMailed({ place }: { place: Place }) {
  const page = usePageStyles();
  const { data } = useData(openSummaryMail, { params: place });
  const sent = data?.mails.filter(({ state }) => state === 'sent') ?? [];
  const [last] = sent;
  if (!last) return null;
  const people = sent.reduce((sum, one) => sum + one.people, 0);
  return <p className={page.text}>{PAGE.wasMailed(people, sayMoment(last.sentAt ?? last.at))}</p>;
}
