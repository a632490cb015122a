/** Words of the line in which a debrief makes a pilot. */
export const TRY_NEXT = {
  label: 'What will you try?',
  hint: 'One line begins a pilot of yours. Team, prediction and dates can follow.',
  begin: 'Begin',
  beginning: 'Beginning…',
  begun: 'Begun today, for six weeks:',
  predict: 'Say what you predict',
};

/** Words of a pilot that is reported beside an agenda. */
export const BESIDE = {
  show: 'Show the pilot',
  hide: 'Hide the pilot',
  predicted: 'Predicted',
  nothingPredicted: 'Nothing was predicted.',
  came: 'Came',
  learned: 'Learned',
  surprise: 'Surprise',
  open: 'Open the pilot',
  gone: 'Its report was withdrawn.',
};
