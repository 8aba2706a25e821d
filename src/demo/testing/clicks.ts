import type { ScenarioStep } from '../scenarios/scenario.ts';
import type { DemoPage } from './browser.ts';

/** Does a step of a scenario with the mouse and the keyboard; false for what a reader cannot do by hand. */
export async function clickStep({ page, settle }: DemoPage, step: ScenarioStep): Promise<boolean> {
  const send = async (): Promise<void> => {
    await page.click('form .go');
    await settle();
  };
  switch (step.type) {
    case 'forgot':
      await page.click('[data-do=forgot]');
      return true;
    case 'home':
      await send();
      return true;
    case 'request':
      await page.fill('[name=username]', step.username);
      await send();
      return true;
    case 'sign-in':
      await page.fill('[name=username]', step.username);
      await page.fill('[name=password]', step.password);
      await send();
      return true;
    case 'reset':
      await page.fill('[name=password]', step.password);
      await page.fill('[name=repeat]', step.repeat);
      await send();
      return true;
    case 'resend':
      // The button says by aria-disabled that it will not send yet, and can be pressed all the same.
      await page.click('[data-do=resend]', { force: true });
      await settle();
      return true;
    case 'expire':
      await page.click('[data-do=expire]');
      return true;
    case 'skip':
      if (step.seconds === 60) await page.click('[data-do=skip]');
      else await page.clock.fastForward(step.seconds * 1000);
      return true;
    case 'prove':
      return prove({ page, settle }, step.secret);
    default:
      return false;
  }
}

/** Opens the link of a message, or enters a code. The newest message comes first. */
async function prove({ page, settle }: Pick<DemoPage, 'page' | 'settle'>, secret: string): Promise<boolean> {
  const messages = page.locator('.message');
  const code = page.locator('.otp');
  if ((await code.count()) === 0) {
    if (secret !== '$1') return false;
    await messages.last().getByRole('button').click();
    await settle();
    return true;
  }
  if (secret === '$1') await messages.last().getByRole('button').click();
  else if (secret === '$text') await code.fill((await messages.allInnerTexts())[0]!.replaceAll('\n', ' '));
  else await code.fill(secret === '$wrong' ? '000000' : secret);
  await code.press('Enter');
  await settle();
  return true;
}
