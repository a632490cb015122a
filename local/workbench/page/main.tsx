import { createRoot } from 'react-dom/client';
import { followClock } from './clock.ts';
import { Workbench } from './Workbench.tsx';

followClock();
const root = document.getElementById('root');
if (root) createRoot(root).render(<Workbench />);
