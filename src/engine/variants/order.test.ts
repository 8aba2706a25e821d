import { describe, expect, it } from 'vitest';
import { isNumericVersion, orderVersions } from './order.ts';

const declared = ['7.0.0', '7.1.0', '7.2.0', '7.10.0', 'next'];
const order = (version: string, literal: string) =>
  Math.sign(orderVersions(version, literal, declared) ?? Number.NaN);

describe('the order of versions', () => {
  it('A1: compares numbers, not strings', () => {
    expect(order('7.10.0', '7.9.0')).toBe(1);
    expect(order('7.10.0', '7.2.0')).toBe(1);
    expect(orderVersions('10.0.0', '7.2.0', [])).toBeGreaterThan(0);
  });

  it('A2: compares a shorter literal at the precision it is written in', () => {
    expect(order('7.1.0', '7.1')).toBe(0);
    expect(order('7.2.0', '7.1')).toBe(1);
    expect(order('7.10.0', '7.1')).toBe(1);
    expect(order('7.1.0', '7')).toBe(0);
  });

  it('A3: is the one that the list declares, even where numbers say otherwise', () => {
    const scheme = ['2024.2', '2025.1', '1.0', '1.1'];
    expect(orderVersions('1.0', '2025.1', scheme)).toBeGreaterThan(0);
    expect(orderVersions('2024.2', '1.1', scheme)).toBeLessThan(0);
    expect(orderVersions('1.1', '1.1', scheme)).toBe(0);
  });

  it('A3: counts the numbers of pre-releases', () => {
    expect(orderVersions('7.2.0-rc.10', '7.2.0-rc.2', [])).toBeGreaterThan(0);
  });

  it('A3: puts next after the releases because the list says so', () => {
    expect(order('next', '7.2.0')).toBe(1);
    expect(order('next', '7.3.0')).toBe(1);
    expect(orderVersions('next', '7.1.0', ['next', '7.0.0'])).toBeLessThan(0);
    expect(orderVersions('next', '6.0.0', ['next', '7.0.0'])).toBeGreaterThan(0);
  });

  it('A3: puts a pre-release before its release', () => {
    expect(order('7.2.0', '7.2.0-alpha')).toBe(1);
    expect(orderVersions('7.2.0-alpha', '7.2.0', ['7.1.0', '7.2.0-alpha'])).toBeLessThan(0);
    expect(orderVersions('7.2.0-alpha', '7.2.0-beta', [])).toBeLessThan(0);
    expect(orderVersions('7.2.0-alpha', '7.2', ['7.2.0-alpha'])).toBe(0);
  });

  it('A15: puts an update level inside its release', () => {
    expect(order('7.1.0', '7.1.0.42')).toBe(-1);
    expect(order('7.2.0', '7.1.0.42')).toBe(1);
  });

  it('orders undeclared numbers, as old sources mention retired versions', () => {
    expect(order('7.0.0', '6.1.0')).toBe(1);
  });

  it('G14: knows v prefixes and dates', () => {
    expect(orderVersions('v2', 'v10', [])).toBeLessThan(0);
    expect(orderVersions('2026-05', '2025-11', [])).toBeGreaterThan(0);
    expect(isNumericVersion('2026-05-01')).toBe(true);
  });

  it('A3: gives a number that is not declared its one place in the list, or none', () => {
    const scheme = ['2024.2', '2025.1', '1.0', '1.1'];
    expect(orderVersions('2024.2', '1', scheme)).toBeLessThan(0);
    expect(orderVersions('1.1', '1', scheme)).toBe(0);
    expect(orderVersions('2024.2', '1.0.5', scheme)).toBeUndefined();
    expect(orderVersions('hamburg', '7.1.0', ['7.0.0', 'hamburg', '7.2.0'])).toBeUndefined();
    expect(orderVersions('hamburg', '7.0', ['7.0.0', 'hamburg', '7.2.0'])).toBeGreaterThan(0);
    expect(orderVersions('hamburg', '7.1.0', ['hamburg', 'istanbul'])).toBeUndefined();
  });

  it('G14: puts ids of other forms where their list and their numbers say', () => {
    const lines = ['1.x', '2.x', '3.x-rc.0'];
    expect(orderVersions('1.x', '9.9', lines)).toBeLessThan(0);
    expect(orderVersions('3.x-rc.0', '2.5', lines)).toBeGreaterThan(0);
    expect(orderVersions('2.x', '2.5', lines)).toBeUndefined();
    expect(orderVersions('19c', '12', ['11g', '12c', '19c'])).toBeGreaterThan(0);
    expect(orderVersions('12c', '12', ['11g', '12c', '19c'])).toBe(0);
  });

  it('is never guessed against a version that only another product has', () => {
    expect(orderVersions('2025.1', 'next', ['2024.2', '2025.1'])).toBeUndefined();
  });

  it('does not order what is neither declared nor numeric', () => {
    expect(orderVersions('7.1.0', '7.1.O', declared)).toBeUndefined();
    expect(orderVersions('7.1.0', 'nxt', declared)).toBeUndefined();
    expect(orderVersions('nxt', 'nxt', declared)).toBe(0);
  });
});
