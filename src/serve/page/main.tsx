import 'virtual:theme.css';
import './style/page.css';
import './style/talk.css';
import './style/webhooks.css';
import { render } from 'preact';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
