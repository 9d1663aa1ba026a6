# A guest links its engine, and carries its driver library as text.
function(viva_embed target header_namespace)
  set(TEXTS "")
  foreach(pair ${ARGN})
    string(REPLACE "=" ";" parts ${pair})
    list(GET parts 0 name)
    list(GET parts 1 path)
    file(READ ${CMAKE_SOURCE_DIR}/${path} text)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${path})
    string(APPEND TEXTS "extern const char* const ${name};\nconst char* const ${name} = R\"__viva__(${text})__viva__\";\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded/${target}.cpp
       CONTENT "namespace @header_namespace@ {\n@TEXTS@}\n" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/embedded/${target}.cpp)
endfunction()

# All files below a folder, as the array that cli/templates.hpp declares.
function(viva_embed_folder target folder)
  file(GLOB_RECURSE FILES CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${folder} ${CMAKE_SOURCE_DIR}/${folder}/*)
  set(ROWS "")
  foreach(name ${FILES})
    file(READ ${CMAKE_SOURCE_DIR}/${folder}/${name} text)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/${name})
    string(APPEND ROWS "    {\"${name}\", R\"__viva__(${text})__viva__\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded/${target}_templates.cpp
       CONTENT "#include \"cli/templates.hpp\"\nnamespace cli {\nnamespace {\nconst TemplateFile files[] = {\n@ROWS@    {nullptr, nullptr}};\n}\nconst TemplateFile* const template_files = files;\n}\n"
       @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_BINARY_DIR}/embedded/${target}_templates.cpp)
endfunction()

# For sandbox/linux/text. Sanitizers keep what they know of constants beside them, and forbid reading them whole.
if(NOT VIVA_SANITIZE)
  set(TEXT_ON_HUGE_PAGES -Wl,-z,max-page-size=2097152)
endif()

add_executable(viva-guest-sqlite ${SQLITE_GUEST_SOURCES})
find_library(SQLITE_ARCHIVE NAMES libsqlite3.a REQUIRED)
target_link_libraries(viva-guest-sqlite PRIVATE viva_sandbox viva_values ${SQLITE_ARCHIVE} m)
# It loads nothing at run time, so it has no use for shared libraries: a third of the mappings to fork and to drop.
if(NOT VIVA_SANITIZE)
  target_link_options(viva-guest-sqlite PRIVATE -static -no-pie)
endif()

# libpython is linked as an archive, as Debian's own python3 is: fewer relocations to fork, and calls within it are
# direct (Debian builds the archive without PIC, so neither is this program position-independent). Its symbols, and this program's sqlite3_step, are exported for the extension modules.
pkg_check_modules(PYTHON REQUIRED python-3.11)
find_library(PYTHON_ARCHIVE NAMES libpython3.11.a REQUIRED
             PATHS /usr/lib/python3.11/config-3.11-x86_64-linux-gnu /usr/lib/python3.11/config-3.11-aarch64-linux-gnu
             NO_DEFAULT_PATH)
find_library(EXPAT_ARCHIVE NAMES libexpat.a REQUIRED)
find_library(ZLIB_ARCHIVE NAMES libz.a REQUIRED)
add_executable(viva-guest-python ${PYTHON_GUEST_SOURCES})
viva_embed(viva-guest-python runner
           driver_library_text=runner/guests/python/driver_library.py
           django_layer_text=runner/guests/python/django_layer.py
           warm_django_text=runner/guests/python/warm_django.py
           warm_imports_text=runner/guests/python/warm_imports.py)
target_include_directories(viva-guest-python SYSTEM PRIVATE ${PYTHON_INCLUDE_DIRS})
target_link_libraries(viva-guest-python PRIVATE viva_sandbox viva_values PkgConfig::SQLITE
                      "$<LINK_LIBRARY:WHOLE_ARCHIVE,${PYTHON_ARCHIVE}>" ${EXPAT_ARCHIVE} ${ZLIB_ARCHIVE} m dl util)
target_link_options(viva-guest-python PRIVATE -no-pie -static-libstdc++ -static-libgcc
                    ${TEXT_ON_HUGE_PAGES})
set_target_properties(viva-guest-python PROPERTIES ENABLE_EXPORTS ON)

# Debian has SpiderMonkey as a shared library only; what links it is bound when it starts, not in its cells.
add_executable(viva-guest-javascript ${JAVASCRIPT_GUEST_SOURCES})
viva_embed(viva-guest-javascript runner
           javascript_library_text=runner/guests/javascript/driver_library.js
           javascript_watch_text=runner/guests/javascript/watch.js)
target_link_libraries(viva-guest-javascript PRIVATE viva_sandbox viva_values PkgConfig::MOZJS)
# False alarms of g++ 12 about its rooted values, which are a list on the stack.
target_compile_options(viva-guest-javascript PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-dangling-pointer>)
target_link_options(viva-guest-javascript PRIVATE -static-libstdc++ -static-libgcc -Wl,-z,now)

set_target_properties(viva-guest-sqlite viva-guest-python viva-guest-javascript PROPERTIES
                      RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/guests)
