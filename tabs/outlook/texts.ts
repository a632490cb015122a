export const OUTLOOK = {
  noOfficeTitle: 'Outlook has not answered',
  noOffice:
    'This page belongs beside an appointment or a message in Outlook. If it is there, Microsoft’s script could not be loaded: check the network, close the pane and open it again.',
  nothing: 'Choose an appointment or a message',
  nothingWhy: 'What Guildhall knows of it stands here.',
  ownTitle: 'No session stands behind this appointment',
  own: 'Plan a session here to give it an agenda, playbooks and notes.',
  open: 'Open the session',
  join: 'Join',
  agenda: 'Agenda',
  playbooks: 'Playbooks',
  yours: 'Yours',
  prepare: 'What I bring',
} as const;
