import { adoptStyles } from './adopt-styles.ts';
import css from './standalone.css?inline';
import './recovery-demo.ts';

adoptStyles(css);
