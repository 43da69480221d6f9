/** A citizen with a browser, on the product as `npm start` runs it. Pictures of what was seen go to SCREENSHOTS, if set. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../src/shared/folders.js';
import { type AppHome, type AppProcess, createHome } from '../support/app-process.js';
import { openBrowser, screens } from '../support/browser.js';
import { importedOnly, writeSmallCatalogue } from '../support/small-catalogue.js';

const run = promisify(execFile);

let home: AppHome;
let app: AppProcess;
let browser: Browser;

beforeAll(async () => {
  home = await createHome();
  [app, browser] = await Promise.all([home.start(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await home?.cleanUp();
});

async function visit(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', ...options });
  const page = await context.newPage();
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url)) foreign.push(request.url());
  });
  page.on('close', () => expect(foreign).toEqual([]));
  await page.goto(app.url);
  return page;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Câu hỏi của anh/chị').fill(question);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
}

const log = (page: Page) => page.getByRole('log');

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

describe.each([
  ['a phone', 'phone', screens.phone],
  ['a small phone', 'small-phone', screens.smallPhone],
  ['a desktop', 'desktop', screens.desktop],
] as const)('on %s', (_, name, screen) => {
  it('asks without accents and gets the papers of khai sinh with their source', async () => {
    const page = await visit(screen);
    await picture(page, `${name}-welcome`);
    await ask(page, 'lam giay khai sinh cho con can gi');
    await log(page).getByText('Giấy chứng sinh').first().waitFor();
    await expect.poll(() => log(page).getByText('1.001193').first().isVisible()).toBe(true);
    const source = log(page).getByRole('link', { name: /Thủ tục đăng ký khai sinh/ });
    expect(await source.first().getAttribute('href')).toMatch(/^https:\/\/dichvucong\.gov\.vn\//);
    await picture(page, `${name}-answer`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(wide, 'nothing sticks out sideways').toBe(false);
    await page.close();
  });
});

describe('a conversation', () => {
  it('goes on by button, leans on what was said before, and is there after a reload', async () => {
    const page = await visit(screens.phone);
    await ask(page, 'đăng ký tạm trú cần giấy tờ gì');
    await log(page).getByText('1.004194').first().waitFor();
    await log(page).getByRole('button', { name: 'Lệ phí' }).click();
    await log(page).getByText('15.000 đồng').first().waitFor();
    await ask(page, 'vậy mấy ngày có');
    await log(page)
      .getByText(/3 ngày làm việc/)
      .first()
      .waitFor();
    await page.reload();
    await log(page).getByText('15.000 đồng').first().waitFor();
    expect(await log(page).getByText('vậy mấy ngày có').count()).toBe(1);
    await picture(page, 'phone-conversation');
    await page.close();
  });

  it('works by keyboard alone', async () => {
    const page = await visit(screens.desktop);
    await page.getByLabel('Câu hỏi của anh/chị').focus();
    await page.keyboard.type('chứng thực di chúc hết bao nhiêu tiền');
    await page.keyboard.press('Enter');
    await log(page).getByText('50.000 đồng').first().waitFor();
    await page.close();
  });

  it('says what it does not know and offers people to call', async () => {
    const page = await visit(screens.phone);
    await ask(page, 'xyzzy plugh qwerty');
    await log(page)
      .getByText(/chưa tìm thấy/)
      .first()
      .waitFor();
    await log(page)
      .getByRole('link', { name: /18001096/ })
      .first()
      .waitFor();
    await picture(page, 'phone-not-found');
    await page.close();
  });

  it('answers from a catalogue that is imported while it runs', async () => {
    const page = await visit(screens.phone);
    const file = await writeSmallCatalogue();
    const { stdout } = await run('node', ['src/setup/command.mjs', 'knowledge', 'import', file], {
      cwd: projectFolder,
      env: { ...process.env, DATA_DIR: home.dataDir },
    });
    expect(stdout).toContain('ghi 2');
    await expect
      .poll(
        async () => {
          await ask(page, `phí ${importedOnly.name.toLowerCase()}`);
          await page.waitForTimeout(1500);
          return log(page).getByText('35.000 đồng').count();
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    await picture(page, 'phone-imported');
    await page.close();
  });
});
