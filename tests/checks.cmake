# What else must hold, as tests of ctest: the style of the sources, that every package of the bank passes `viva check`, and that the fuzzers find nothing in a bounded time.
# They need clang and shellcheck; script/test, which installs those, turns them on.
option(VIVA_CHECKS "Add the style checks and the fuzzers to ctest" OFF)
if(NOT VIVA_CHECKS)
  return()
endif()

function(viva_check label name)
  add_test(NAME ${label}.${name} COMMAND ${ARGN} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${label}.${name} PROPERTIES LABELS ${label})
endfunction()

viva_check(style clang_format sh -c
           "find . -path ./build -prune -o -name '*.[ch]pp' -print0 | xargs -0 clang-format --dry-run -Werror")
viva_check(style shellcheck bash -c "grep -lE '^#!.*sh$' script/* .ci/* | xargs shellcheck")

# The whole bank, as its authors have to pass.
viva_check(bank check $<TARGET_FILE:viva> check --fresh --bank problems/bank)
set_tests_properties(bank.check PROPERTIES RUN_SERIAL TRUE TIMEOUT 3600)

file(GLOB FUZZ_SOURCES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/*_fuzz.cpp)
foreach(source ${FUZZ_SOURCES})
  get_filename_component(target ${source} NAME_WE)
  viva_check(fuzz ${target} script/fuzz ${target})
  set_tests_properties(fuzz.${target} PROPERTIES RESOURCE_LOCK build/fuzz TIMEOUT 3600)  # each builds itself there
endforeach()
