import { onAPhone } from './on-a-phone.ts';

await onAPhone('android');
