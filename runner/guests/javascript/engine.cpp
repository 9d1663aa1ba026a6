#include "runner/guests/javascript/engine.hpp"

#include <js/CompilationAndEvaluation.h>
#include <js/ContextOptions.h>
#include <js/Date.h>
#include <js/GCAPI.h>
#include <js/HelperThreadAPI.h>
#include <js/Initialization.h>
#include <js/MemoryCallbacks.h>
#include <js/SourceText.h>
#include <jsfriendapi.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace runner {
namespace {

constexpr std::uint32_t mib = 1U << 20;
constexpr std::size_t stack_bytes = 4 * mib;  // of the 8 MiB that a process has

constexpr JSClass global_class{
    "global", JSCLASS_GLOBAL_FLAGS, &JS::DefaultGlobalClassOps, nullptr, nullptr, nullptr};

Clock clock_of_process = nullptr;

double tell_time(double, JSContext* context) { return clock_of_process(context); }

// The collector has work for helpers; what nobody has begun is done here when it is waited for.
void no_helper(JS::DispatchReason) {}

// JavaScript could catch this error and go on, with a smaller heap each time. What the program
// asked for is more than the limit, so it shall have it, and the judge sees what happened.
void exceed_memory(JSContext*, void*) {
  constexpr std::size_t step = mib;
  for (;;) {
    void* memory =
        ::mmap(nullptr, step, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
      ::usleep(1000);
    } else {
      std::memset(memory, 1, step);
    }
  }
}

// The library starts a thread for a moment: only a process without others may be forked.
void wait_until_alone() {
  for (int i = 0; i < 1000; ++i) {
    std::ifstream status{"/proc/self/status"};
    for (std::string word; status >> word;) {
      if (word == "Threads:" && status >> word && word == "1") return;
    }
    ::usleep(1000);
  }
  throw std::runtime_error{"SpiderMonkey: another thread is still there"};
}

JSContext* make_context() {
  ::setenv("TZ", "UTC", 1);  // local time must not depend on the host
  if (!JS_Init()) throw std::runtime_error{"SpiderMonkey: JS_Init failed"};
  JS::SetHelperThreadTaskCallback(no_helper, 1, 256 << 10);
  JSContext* context = JS_NewContext(256 * mib);
  if (context == nullptr) throw std::runtime_error{"SpiderMonkey: no context"};
  JS_SetNativeStackQuota(context, stack_bytes);
  JS_SetGlobalJitCompilerOption(context, JSJITCOMPILER_OFFTHREAD_COMPILATION_ENABLE, 0);
  JS::ContextOptionsRef(context).setWasm(false).setAsmJS(false);
  JS_SetGCParameter(context, JSGC_INCREMENTAL_GC_ENABLED, 0);
  JS_SetGCParameter(context, JSGC_MAX_NURSERY_BYTES, 4 * mib);
  // A heap that may treble before it is looked at again would meet its end before that.
  JS_SetGCParameter(context, JSGC_HIGH_FREQUENCY_SMALL_HEAP_GROWTH, 150);
  JS_SetGCParameter(context, JSGC_HIGH_FREQUENCY_LARGE_HEAP_GROWTH, 150);
  JS_SetGCParameter(context, JSGC_LOW_FREQUENCY_HEAP_GROWTH, 150);
  JS_SetGCParameter(context, JSGC_MALLOC_THRESHOLD_BASE, 16);
  JS::SetOutOfMemoryCallback(context, exceed_memory, nullptr);
  if (!JS::InitSelfHostedCode(context)) throw std::runtime_error{"SpiderMonkey: no own code"};
  return context;
}

}  // namespace

JSObject* make_global(JSContext* context) {
  JS::RealmOptions options;
  options.creationOptions().setSharedMemoryAndAtomicsEnabled(false).setWeakRefsEnabled(
      JS::WeakRefSpecifier::EnabledWithoutCleanupSome);
  options.behaviors().setClampAndJitterTime(true);  // so that Date asks tell_time()
  return JS_NewGlobalObject(context, &global_class, nullptr, JS::FireOnNewGlobalHook, options);
}

Engine::Engine(Clock clock) {
  clock_of_process = clock;
  context_ = make_context();
  JS::SetReduceMicrosecondTimePrecisionCallback(tell_time);
  const JS::RootedObject global{context_, make_global(context_)};
  if (!global) throw std::runtime_error{"SpiderMonkey: no global object"};
  JS::EnterRealm(context_, global);
  wait_until_alone();
}

void Engine::limit_heap(std::uint64_t memory_bytes) {
  const auto most =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(2 * memory_bytes, 0xFFFFFFFFU));
  JS_SetGCParameter(context_, JSGC_MAX_BYTES, most);
}

void Engine::collect() {
  JS::PrepareForFullGC(context_);
  JS::NonIncrementalGC(context_, JS::GCOptions::Normal, JS::GCReason::API);
}

JSScript* compile(JSContext* context, const Source& source, bool in_scope) {
  JS::CompileOptions options{context};
  options.setFileAndLine(source.name.c_str(), 1);
  options.setNonSyntacticScope(in_scope);
  JS::SourceText<mozilla::Utf8Unit> text;
  if (!text.init(context, source.text.data(), source.text.size(), JS::SourceOwnership::Borrowed)) {
    return nullptr;
  }
  return JS::Compile(context, options, text);
}

bool run(JSContext* context, const Source& source, JS::MutableHandleValue result) {
  JS::RootedScript script{context, compile(context, source, false)};
  return script && JS_ExecuteScript(context, script, result);
}

bool run_in(JSContext* context, JS::HandleObject scope, const Source& source,
            JS::MutableHandleValue result) {
  JS::RootedScript script{context, compile(context, source, true)};
  JS::RootedObjectVector scopes{context};
  return script && scopes.append(scope) && JS_ExecuteScript(context, scopes, script, result);
}

}  // namespace runner
