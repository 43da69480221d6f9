/**
 * From configuration to a language model. The provider's package is loaded here and only here, when it is asked for: an
 * app without a model loads none of them.
 */
import type { ChatGoogleGenerativeAI as GoogleChat } from '@langchain/google-genai';
import { UserError } from '../shared/errors.js';
import { langChainModel, type OpenChat } from './langchain-model.js';
import type { LanguageModel } from './language-model.js';
import { loadPrompt } from './prompt.js';

export interface ModelConfig {
  provider: 'openai' | 'anthropic' | 'google' | 'ollama';
  model: string;
  /** `LLM_API_KEY`. Ollama needs none, nor does an OpenAI-compatible server of one's own. */
  apiKey?: string;
  /** `LLM_BASE_URL`, as the provider's own client takes it: for openai with its "/v1", for the others without. */
  baseUrl?: string;
}

/** Always passed on: without it the providers' clients look for addresses and gateways in environment variables of theirs. */
const homes: Record<ModelConfig['provider'], string> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com',
  google: 'https://generativelanguage.googleapis.com',
  ollama: 'http://127.0.0.1:11434',
};

/** The turn's time limit rules: a retry, with a provider's "retry-after" before it, would only use it up. */
const maxRetries = 0;
/** Ample for the longest answer; a runaway one is cut off, and a cut one is not used. */
const maxTokens = 2048;

/** Throws a `UserError` that names the variable when the provider needs a key and has none. */
export async function configureModel(config: ModelConfig): Promise<LanguageModel> {
  const { provider, apiKey } = config;
  const needsKey = provider !== 'ollama' && !(provider === 'openai' && config.baseUrl);
  if (needsKey && !apiKey)
    throw new UserError(
      `LLM_API_KEY: ${provider} needs an API key; set it, or unset LLM_PROVIDER to run without a language model`,
    );
  const [openChat, understand, answer] = await Promise.all([
    open(config),
    loadPrompt('understand'),
    loadPrompt('answer'),
  ]);
  return langChainModel({ openChat, provider, apiKey, prompts: { understand, answer } });
}

async function open({ provider, model, apiKey = 'none', baseUrl }: ModelConfig): Promise<OpenChat> {
  const home = (baseUrl ?? homes[provider]).replace(/\/+$/u, '');
  const common = { model, maxRetries, ...(takesTemperature(provider, model) ? { temperature: 0 } : {}) };
  switch (provider) {
    case 'openai': {
      const { ChatOpenAI, ChatOpenAICompletions } = await import('@langchain/openai');
      const fields = { ...common, apiKey, streaming: false, configuration: { baseURL: home } };
      // Servers that speak OpenAI's protocol know chat completions; OpenAI itself wants its newer API for some models.
      const chat = baseUrl ? new ChatOpenAICompletions(fields) : new ChatOpenAI(fields);
      return () => chat;
    }
    case 'anthropic': {
      const { ChatAnthropic } = await import('@langchain/anthropic');
      const chat = new ChatAnthropic({
        ...common,
        apiKey,
        maxTokens,
        anthropicApiUrl: home,
        clientOptions: { authToken: null },
      });
      return () => chat;
    }
    case 'google': {
      const { ChatGoogleGenerativeAI } = await import('@langchain/google-genai');
      const fields = { ...common, apiKey, baseUrl: home, streaming: false };
      // 2.3.2 does not hand the signal to its HTTP call unless it streams, and an aborted stream there ends in an unhandled
      // rejection. So the call is made with this turn's signal.
      class AbortableGoogle extends ChatGoogleGenerativeAI {
        constructor(readonly signal: AbortSignal) {
          super(fields);
        }
        override completionWithRetry(...[request, options]: Parameters<GoogleChat['completionWithRetry']>) {
          return super.completionWithRetry(request, { ...options, signal: this.signal });
        }
      }
      return (signal) => new AbortableGoogle(signal);
    }
    case 'ollama': {
      const { ChatOllama } = await import('@langchain/ollama');
      const headers = apiKey === 'none' ? {} : { headers: new Headers({ authorization: `Bearer ${apiKey}` }) };
      // 1.3.0 looks at the signal between chunks only, so a silent server would hold the connection: the fetch gets it.
      return (signal) =>
        new ChatOllama({
          ...common,
          ...headers,
          baseUrl: home,
          fetch: (input, init) =>
            fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([signal, init.signal]) : signal }),
        });
    }
  }
}

/** Reasoning models answer 400 to any temperature but their own. */
function takesTemperature(provider: ModelConfig['provider'], model: string): boolean {
  if (provider === 'openai') return !/^o\d|^gpt-5(?!-chat)/u.test(model);
  if (provider === 'anthropic')
    return !/^claude-(?:opus-4-[7-9]|opus-[5-9]|sonnet-[5-9]|haiku-[5-9]|fable|mythos)/u.test(model);
  return true;
}
